package io.hirelay.connection;

import io.hirelay.spi.Credential;
import io.hirelay.spi.Secret;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A kind of credential: the fields of an account's context that hold it, and how it is made of them. */
public enum CredentialKind {
    API_KEY("api_key", List.of(new Field("api_key", true)), secrets -> new Credential.ApiKey(secrets.get("api_key"))),
    OAUTH2(
            "oauth2",
            List.of(new Field("access_token", true), new Field("refresh_token", false), new Field("expires_in", false)),
            secrets -> new Credential.AccessToken(secrets.get("access_token"))),
    BASIC(
            "basic",
            List.of(new Field("username", true), new Field("password", false)),
            secrets -> new Credential.Basic(secrets.get("username"), secrets.getOrDefault("password", "")));

    private final String word;
    private final List<Field> fields;
    private final Function<Map<String, String>, Credential> maker;

    CredentialKind(String word, List<Field> fields, Function<Map<String, String>, Credential> maker) {
        this.word = word;
        this.fields = fields;
        this.maker = maker;
    }

    /** A field of the context. */
    public record Field(String name, boolean required) {}

    /** The kind of this name; empty when accounts cannot be connected with it. */
    public static Optional<CredentialKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }

    /** As providers and callers call it. */
    public String word() {
        return word;
    }

    /** What of an account's context it is made of. */
    public List<Field> fields() {
        return fields;
    }

    public Optional<Field> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** The credential of these values by field. */
    public Credential credential(Map<String, Secret> secrets) {
        Map<String, String> revealed = new HashMap<>();
        secrets.forEach((name, secret) -> revealed.put(name, secret.reveal()));
        return maker.apply(revealed);
    }
}
