package dev.millrace.request;

import java.util.List;

/**
 * Makes requests of several kinds, each in its share: which kind an index gets is a function of the
 * index, so that a run can be repeated.
 *
 * <p>Immutable and thread-safe.
 */
final class Mix implements RequestFactory {

    /**
     * 2^64 divided by the golden ratio. Multiples of the ratio, whole parts dropped, fill the range
     * from 0 to 1 more evenly than those of any other number: after any number of requests each
     * share is met but for a few (Knuth, The Art of Computer Programming, volume 3, section 6.4).
     */
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private static final double OF_53_BITS = 0x1p-53;

    private final RequestFactory[] parts;

    /** Where in the range from 0 to 1 each part ends. */
    private final double[] ends;

    Mix(List<Weighted> parts) {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("mix(...) requires at least one part, but got none");
        }
        this.parts =
                parts.stream()
                        .map(part -> (RequestFactory) part::request)
                        .toArray(RequestFactory[]::new);
        ends = new double[parts.size()];
        double total = parts.stream().mapToDouble(Weighted::weight).sum();
        double sum = 0;
        for (int part = 0; part < ends.length; part++) {
            sum += parts.get(part).weight();
            ends[part] = sum / total;
        }
    }

    @Override
    public Request request(long index) throws Exception {
        return parts[partOf(index)].request(index);
    }

    private int partOf(long index) {
        double place = ((index * GOLDEN) >>> 11) * OF_53_BITS;
        int part = 0;
        while (part < ends.length - 1 && place >= ends[part]) {
            part++;
        }
        return part;
    }
}
