package dev.millrace.transport;

/** Lets a contract be held against a transport over TLS. */
public interface SecuredTransport extends TransportUnderTest {

    @Override
    default boolean secured() {
        return true;
    }
}
