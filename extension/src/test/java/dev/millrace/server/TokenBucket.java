package dev.millrace.server;

/** Lets so many requests through a second, and no more of them at once than it holds. */
public final class TokenBucket {

    private final double tokensPerNano;
    private final double most;
    private double tokens;
    private long lastNanos;

    /** Makes a full bucket. */
    public TokenBucket(double perSecond, double most, long nowNanos) {
        tokensPerNano = perSecond / 1e9;
        this.most = most;
        tokens = most;
        lastNanos = nowNanos;
    }

    /** Takes a token, and returns false where there is none. */
    public synchronized boolean take(long nowNanos) {
        tokens = Math.min(most, tokens + (nowNanos - lastNanos) * tokensPerNano);
        lastNanos = nowNanos;
        boolean taken = tokens >= 1;
        tokens -= taken ? 1 : 0;
        return taken;
    }
}
