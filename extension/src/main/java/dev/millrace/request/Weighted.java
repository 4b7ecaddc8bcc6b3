package dev.millrace.request;

import org.jspecify.annotations.Nullable;

/**
 * A part of a mix.
 *
 * @param weight its share of the requests, in relation to the weights of the other parts; above 0
 * @param label the label of its requests that have none of their own, or null for no label
 * @param factory makes its requests
 */
public record Weighted(double weight, @Nullable String label, RequestFactory factory) {

    // Refuses shares that mean nothing.
    public Weighted {
        if (!(weight > 0 && weight < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "weight(...) requires a number above 0, but was " + weight);
        }
    }

    Request request(long index) throws Exception {
        Request request = factory.request(index);
        return label == null || request == null || request.label() != null
                ? request
                : request.label(label);
    }
}
