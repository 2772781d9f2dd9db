package io.hirelay.spi;

import java.util.Map;
import java.util.Objects;

/**
 * An account that a granted token reaches.
 *
 * @param label what people call it, to choose by
 * @param settings what connects it: values of the provider's settings of {@link SettingSpec.Level#CONNECTION}
 */
public record OAuthAccount(String label, Map<String, String> settings) {
    public OAuthAccount {
        Objects.requireNonNull(label, "label");
        settings = Map.copyOf(settings);
    }
}
