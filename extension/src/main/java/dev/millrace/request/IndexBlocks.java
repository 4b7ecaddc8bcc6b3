package dev.millrace.request;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Hands indexes to lanes in blocks, or in turns, so that lanes share nothing on the way of a
 * request.
 *
 * <p>Blocks shrink towards the end, so that no lane sits on work while another has none.
 */
final class IndexBlocks implements RequestSource.Supply {

    private static final long LARGEST_BLOCK = 1_024;

    private final RequestFactory factory;
    private final AtomicLong limit;
    private final int lanes;
    private final AtomicLong taken = new AtomicLong();

    IndexBlocks(RequestFactory factory, long requests, int lanes) {
        this.factory = factory;
        this.limit = new AtomicLong(requests);
        this.lanes = lanes;
    }

    @Override
    public RequestCursor cursor() {
        return new BlockCursor();
    }

    @Override
    public RequestCursor cursorInTurns(int lane) {
        return new TurnCursor(lane);
    }

    private long takeBlock(long most) {
        return taken.getAndUpdate(start -> start + blockSize(most - start));
    }

    long blockSize(long remaining) {
        long share = Math.max(1, remaining / (4L * lanes));
        return Math.max(0, Math.min(Math.min(LARGEST_BLOCK, share), remaining));
    }

    /** A way through the indexes; which one comes next is what its kinds differ in. */
    private abstract class IndexCursor implements RequestCursor {

        long index;

        IndexCursor(long before) {
            index = before;
        }

        @Override
        public long index() {
            return index;
        }

        @Override
        public void uncounted() {
            limit.updateAndGet(RequestSource::oneMore);
        }

        @Override
        public Request request() throws Exception {
            return Objects.requireNonNull(factory.request(index), "the factory gave null");
        }
    }

    private final class BlockCursor extends IndexCursor {

        private long end;

        BlockCursor() {
            super(-1);
        }

        @Override
        public boolean advance() {
            if (index + 1 < end) {
                index++;
                return true;
            }
            long most = limit.get();
            long start = takeBlock(most);
            if (start >= most) {
                return false;
            }
            index = start;
            end = start + blockSize(most - start);
            return true;
        }
    }

    private final class TurnCursor extends IndexCursor {

        TurnCursor(int lane) {
            super((long) lane - lanes);
        }

        @Override
        public boolean advance() {
            if (index >= limit.get() - lanes) {
                return false;
            }
            index += lanes;
            return true;
        }
    }
}
