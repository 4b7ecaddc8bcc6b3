package dev.millrace.plan;

/** Which transport carries a run. */
public enum TransportChoice {
    /** The direct transport, unless the plan asks for what only HttpClient can do; the default. */
    AUTO,

    /**
     * The direct transport, whatever happens: a plan that follows redirects, keeps cookies or
     * leaves bodies unread is refused.
     */
    DIRECT,

    /** Jetty's HttpClient, which can do everything, at a higher price for each request. */
    HTTP_CLIENT
}
