package io.hirelay.server.link;

import io.hirelay.Connection;
import io.hirelay.Hirelay;
import io.hirelay.error.AuthenticationException;
import io.hirelay.error.ConfigurationException;
import io.hirelay.error.Failure;
import io.hirelay.error.HirelayException;
import io.hirelay.operation.CallContext;
import io.hirelay.spi.Check;
import io.hirelay.spi.ConnectionConfig;
import io.hirelay.spi.Credential;
import io.hirelay.spi.CredentialSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tries what was entered, without keeping anything of it. Thread-safe. */
final class Trial {
    private final Hirelay hirelay;
    private final Map<String, Map<String, String>> operatorSettings;

    /** @param operatorSettings what the operator has set, by provider */
    Trial(Hirelay hirelay, Map<String, Map<String, String>> operatorSettings) {
        this.hirelay = hirelay;
        this.operatorSettings = Map.copyOf(operatorSettings);
    }

    /** What a try found. */
    record Found(List<Check> checks) {
        Found {
            checks = List.copyOf(checks);
        }

        boolean works() {
            return checks.stream().noneMatch(Check::fatal);
        }
    }

    /** Looks at everything that can be told without changing anything. A failure is an answer, not an exception. */
    Found look(LinkSession session, Details details, CallContext call) {
        Map<String, String> settings = new HashMap<>(operatorSettings.getOrDefault(details.integration(), Map.of()));
        settings.putAll(details.settings());
        try {
            Credential credential = details.kind().credential(details.secrets());
            try (Connection connection = hirelay.connect(new ConnectionConfig(
                    details.integration(),
                    session.account().toString(),
                    settings,
                    CredentialSource.of(credential),
                    Optional.empty()))) {
                return new Found(connection.check(call));
            }
        } catch (ConfigurationException e) {
            return new Found(e.failures().stream().map(Trial::failed).toList());
        } catch (HirelayException e) {
            return new Found(List.of(new Check(
                    e instanceof AuthenticationException ? Check.TOKEN : Check.REACHABLE,
                    Optional.of(false),
                    true,
                    e.getMessage() == null ? e.code().code() : e.getMessage(),
                    Optional.empty())));
        }
    }

    private static Check failed(Failure failure) {
        return new Check(
                failure.field(),
                Optional.of(false),
                true,
                ConnectForm.spoken(failure.field()) + " " + failure.message(),
                Optional.empty());
    }
}
