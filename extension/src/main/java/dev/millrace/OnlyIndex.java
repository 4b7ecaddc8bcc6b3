package dev.millrace;

import dev.millrace.request.Request;
import dev.millrace.request.RequestCursor;
import dev.millrace.request.RequestSource;

/** A source of one request: that of another source at an index; for one lane. */
final class OnlyIndex implements RequestSource {

    private final RequestSource source;
    private final long only;

    OnlyIndex(RequestSource source, long only) {
        this.source = source;
        this.only = only;
    }

    @Override
    public Supply open(long requests, int lanes) {
        Supply supply = source.open(only + 1, 1);
        return new Supply() {
            @Override
            public RequestCursor cursor() {
                return new OnlyCursor(supply.cursor());
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

    private final class OnlyCursor implements RequestCursor {

        private final RequestCursor cursor;

        OnlyCursor(RequestCursor cursor) {
            this.cursor = cursor;
        }

        @Override
        public boolean advance() {
            while (cursor.advance()) {
                if (cursor.index() == only) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public long index() {
            return only;
        }

        @Override
        public void uncounted() {
            cursor.uncounted();
        }

        @Override
        public Request request() throws Exception {
            return cursor.request();
        }
    }
}
