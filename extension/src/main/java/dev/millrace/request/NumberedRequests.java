package dev.millrace.request;

import java.util.function.LongFunction;

/**
 * The requests of another source, each with a header field that tells its index.
 *
 * @param source where the requests come from
 * @param header the field's name
 * @param value the field's value for an index
 */
public record NumberedRequests(RequestSource source, String header, LongFunction<String> value)
        implements RequestSource {

    @Override
    public Supply open(long requests, int lanes) {
        Supply supply = source.open(requests, lanes);
        return new Supply() {
            @Override
            public RequestCursor cursor() {
                return new NumberedCursor(supply.cursor());
            }

            @Override
            public RequestCursor cursorInTurns(int lane) {
                return new NumberedCursor(supply.cursorInTurns(lane));
            }

            @Override
            public boolean broken() {
                return supply.broken();
            }
        };
    }

    @Override
    public void close() {
        source.close();
    }

    private final class NumberedCursor implements RequestCursor {

        private final RequestCursor cursor;

        NumberedCursor(RequestCursor cursor) {
            this.cursor = cursor;
        }

        @Override
        public boolean advance() {
            return cursor.advance();
        }

        @Override
        public long index() {
            return cursor.index();
        }

        @Override
        public void uncounted() {
            cursor.uncounted();
        }

        @Override
        public Request request() throws Exception {
            return cursor.request().header(header, value.apply(index()));
        }
    }
}
