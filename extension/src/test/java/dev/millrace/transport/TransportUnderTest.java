package dev.millrace.transport;

/** Says which transport a contract is held against: what a test class adds to a contract. */
public interface TransportUnderTest {

    /** Returns a factory of that transport, the same kind each time. */
    TransportFactory factory();

    /** Tells whether the raw servers speak TLS. */
    default boolean secured() {
        return false;
    }
}
