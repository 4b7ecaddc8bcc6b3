package dev.millrace.request;

import dev.millrace.rows.UnreadableRowsException;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Lets all lanes read one iterator under one lock; what it throws is the failure of that index. */
final class SharedIterator implements RequestSource.Supply {

    /** An iterator that throws so often in a row, without an end in sight, gives nothing more. */
    static final int THROWN_IN_A_ROW = 1_000;

    private final Iterator<? extends Request> iterator;
    private long limit;
    private long taken;
    private int thrownInARow;
    private boolean unreadable;
    private boolean ended;

    SharedIterator(Iterator<? extends Request> iterator, long requests) {
        this.iterator = iterator;
        limit = requests;
    }

    @Override
    public RequestCursor cursor() {
        return new IteratorCursor();
    }

    @Override
    public synchronized boolean broken() {
        return unreadable || thrownInARow >= THROWN_IN_A_ROW;
    }

    private synchronized void raiseLimit() {
        limit = RequestSource.oneMore(limit);
    }

    private synchronized boolean pull(IteratorCursor cursor) {
        if (ended || taken >= limit || broken()) {
            return false;
        }
        cursor.request = null;
        cursor.failure = null;
        try {
            if (!iterator.hasNext()) {
                ended = true;
                return false;
            }
            cursor.request = iterator.next();
            thrownInARow = 0;
        } catch (Throwable thrown) {
            cursor.failure = thrown;
            thrownInARow++;
            unreadable = thrown instanceof UnreadableRowsException;
        }
        cursor.index = taken++;
        return true;
    }

    private final class IteratorCursor implements RequestCursor {

        private long index = -1;
        private @Nullable Request request;
        private @Nullable Throwable failure;

        @Override
        public boolean advance() {
            return pull(this);
        }

        @Override
        public long index() {
            return index;
        }

        @Override
        public void uncounted() {
            raiseLimit();
        }

        @Override
        public Request request() throws Exception {
            if (failure instanceof Error error) {
                throw error;
            }
            if (failure instanceof Exception exception) {
                throw exception;
            }
            if (request == null) {
                throw new NullPointerException("the iterator gave null");
            }
            return request;
        }
    }
}
