package dev.millrace.report;

import dev.millrace.result.CapacityResult;
import dev.millrace.result.LoadResult;
import dev.millrace.result.ResultJson;
import java.util.List;

/** What is kept of a run, or of a search for capacity, in files that have one name. */
public final class KeptFiles {

    /**
     * One of them.
     *
     * @param suffix of its name, such as {@code .json}
     * @param content what is in it
     */
    record Part(String suffix, NewFile.Content content) {}

    private final String stem;
    private final List<Part> parts;

    private KeptFiles(String stem, Part... parts) {
        this.stem = stem;
        this.parts = List.of(parts);
    }

    /**
     * Returns what is kept of a run.
     *
     * @param result what was measured
     * @return {@code result.json}, and {@code result.hlog} with its latencies for the tools that
     *     read HdrHistogram's logs
     */
    public static KeptFiles of(LoadResult result) {
        return new KeptFiles(
                "result",
                new Part(".json", out -> ResultJson.write(result, out)),
                new Part(".hlog", out -> LatencyLog.write(result, out)));
    }

    /**
     * Returns what is kept of a search for capacity.
     *
     * @param result what was found
     * @return {@code capacity.json}
     */
    public static KeptFiles of(CapacityResult result) {
        return new KeptFiles("capacity", new Part(".json", out -> ResultJson.write(result, out)));
    }

    List<Part> parts() {
        return parts;
    }

    /**
     * Returns the names of the files.
     *
     * @param number from 1
     * @return names such as {@code result-2.json}
     */
    public List<String> names(int number) {
        return parts.stream().map(part -> name(number, part)).toList();
    }

    String name(int number, Part part) {
        return stem + (number == 1 ? "" : "-" + number) + part.suffix();
    }
}
