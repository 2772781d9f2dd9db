package io.hirelay.server;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
import io.hirelay.Hirelay;
import io.hirelay.Provider;
import io.hirelay.error.ConfigurationException;
import io.hirelay.operation.Resource;
import io.hirelay.server.config.Loaded;
import io.hirelay.server.config.LogFormat;
import io.hirelay.server.config.ServerConfig;
import io.hirelay.server.connection.SandboxAccounts;
import io.hirelay.server.connection.Simulations;
import io.hirelay.server.http.HttpListener;
import io.hirelay.server.secret.EncryptedSpool;
import io.hirelay.server.telemetry.LogOutput;
import io.hirelay.server.token.ApiToken;
import io.hirelay.spi.Registration;
import io.hirelay.spi.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code serve}: runs a server until it is told to stop. */
final class ServeCommand {
    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

    /** Within the data directory. */
    private static final String FILES = "spool";

    private final World world;
    private final Hirelay hirelay;

    ServeCommand(World world, Hirelay hirelay) {
        this.world = world;
        this.hirelay = hirelay;
    }

    int run(Loaded loaded, boolean sandbox) {
        LogFormat format = loaded.config().logFormat().orElse(world.terminal() ? LogFormat.TEXT : LogFormat.JSON);
        LogOutput logs = LogOutput.to(world.out(), format, loaded.config().logLevel());
        try (Storage storage = sandbox ? Storage.ephemeral() : Storage.serving(loaded.config());
                EncryptedSpool files = files(loaded.config(), sandbox);
                Simulations simulations = sandbox ? Simulations.start(hirelay) : Simulations.none()) {
            serve(loaded, storage, files, simulations);
        } finally {
            logs.close();
        }
        return CommandLines.OK;
    }

    /** Where files are kept while a call needs them; in a place that goes with the server when all else does. */
    private static EncryptedSpool files(ServerConfig config, boolean sandbox) {
        return EncryptedSpool.in(
                sandbox
                        ? Path.of(System.getProperty("java.io.tmpdir"), "hirelay-" + UUID.randomUUID())
                        : config.dataDirectory().resolve(FILES));
    }

    private void serve(Loaded loaded, Storage storage, EncryptedSpool files, Simulations simulations) {
        boolean sandbox = simulations.areRunning();
        ServerConfig config = loaded.config();
        Secret sandboxToken = ApiToken.generate(world.random());
        Keyring keys = sandbox
                ? Keyring.ephemeral(
                        config, sandboxToken, world.random(), world.clock().instant())
                : Keyring.of(config, storage, world.random(), world.clock().instant());
        OpenVault vault = OpenVault.with(keys.masterKey(), storage);
        loaded.warnings().forEach(warning -> notice(warning.toString()));
        keys.notices().forEach(this::notice);
        Injector injector = Guice.createInjector(
                Stage.PRODUCTION,
                new ServerModule(
                        config,
                        keys,
                        storage,
                        vault,
                        files,
                        hirelay.withPrivateUpstreams(config.allowPrivateUpstreams())
                                .withSpool(files),
                        world.clock(),
                        simulations));
        LifeCycle lifeCycle = injector.getInstance(LifeCycle.class);
        start(lifeCycle);
        try {
            URI address = address(
                    config.host(), injector.getInstance(HttpListener.class).port());
            LOG.atInfo().addKeyValue("version", CommandLines.version()).log("listening on {}", address);
            if (sandbox) {
                show(address, sandboxToken, injector.getInstance(SandboxAccounts.class));
            } else {
                world.err()
                        .println("hirelay: listening on " + address + "; the API is described at " + address + "/docs");
            }
            world.termination().await();
            LOG.info("stopping");
        } finally {
            lifeCycle.stop();
        }
    }

    private static void start(LifeCycle lifeCycle) {
        try {
            lifeCycle.start();
        } catch (ConfigurationException e) {
            throw new StartFailure("cannot start: " + e.getMessage(), e);
        }
    }

    private void notice(String text) {
        LOG.warn(text);
        world.err().println("hirelay: " + text);
    }

    private void show(URI address, Secret token, SandboxAccounts sandbox) {
        Map.Entry<UUID, Provider> first =
                sandbox.connected().entrySet().iterator().next();
        world.out().println("""

                        Hirelay %s with a simulated %s account, which lives in memory until the server stops:

                        curl -s -H 'Authorization: Bearer %s' '%s%s?integrated_account_id=%s&limit=3'

                        The API is described at %s/docs
                        """.formatted(
                        CommandLines.version(),
                        first.getValue().descriptor().label(),
                        token.reveal(),
                        address,
                        path(first.getValue()),
                        first.getKey(),
                        address));
        world.out().flush();
    }

    /** The first list of a provider that needs no parameter. */
    private static String path(Provider provider) {
        return provider.registrations().stream()
                .filter(registration -> registration instanceof Registration.Lists<?, ?> list
                        && list.support().required().isEmpty())
                .map(registration -> registration.operation().resource())
                .map(ServeCommand::path)
                .findFirst()
                .orElse("/integrated-account");
    }

    private static String path(Resource<?> resource) {
        return "/unified/" + resource.model().word() + "/" + resource.name();
    }

    /** Where a client on this machine reaches the server. */
    static URI address(String host, int port) {
        String reached = switch (host) {
            case "0.0.0.0" -> "127.0.0.1";
            case "::" -> "::1";
            default -> host;
        };
        return URI.create("http://" + (reached.contains(":") ? "[" + reached + "]" : reached) + ":" + port);
    }
}
