package io.hirelay.spi;

import java.util.Objects;

/**
 * What people who connect an account by hand are told about one part of a credential.
 *
 * @param field such as {@code api_key}
 * @param label what the system itself calls it, such as {@code API access token}
 * @param help where to find it, in one or two sentences
 */
public record CredentialHint(String field, String label, String help) {
    public CredentialHint {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(help, "help");
    }
}
