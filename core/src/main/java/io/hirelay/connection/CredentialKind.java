package io.hirelay.connection;

import io.hirelay.spi.Credential;
import io.hirelay.spi.Secret;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A kind of credential: the fields that hold it, and how it is made of them. */
public enum CredentialKind {
    API_KEY("api_key", List.of(secret("api_key", true)), secrets -> new Credential.ApiKey(secrets.get("api_key"))),
    OAUTH2(
            "oauth2",
            List.of(
                    secret(CredentialKind.ACCESS_TOKEN, true),
                    secret(CredentialKind.REFRESH_TOKEN, false),
                    new Field("expires_in", false, false),
                    secret(CredentialKind.SCOPE, false)),
            secrets -> new Credential.AccessToken(
                    secrets.get(CredentialKind.ACCESS_TOKEN), words(secrets.getOrDefault(CredentialKind.SCOPE, "")))),
    BASIC(
            "basic",
            List.of(secret("username", true), secret("password", false)),
            secrets -> new Credential.Basic(secrets.get("username"), secrets.getOrDefault("password", "")));

    static final String ACCESS_TOKEN = "access_token";
    static final String REFRESH_TOKEN = "refresh_token";

    /** What was granted, separated by spaces, as servers tell it beside the token. */
    static final String SCOPE = "scope";

    private final String word;
    private final List<Field> fields;
    private final Function<Map<String, String>, Credential> maker;

    CredentialKind(String word, List<Field> fields, Function<Map<String, String>, Credential> maker) {
        this.word = word;
        this.fields = fields;
        this.maker = maker;
    }

    /**
     * A field in which a part of a credential is given.
     *
     * @param secret whether it is kept as a {@link Secret}; one that is not is {@code expires_in}, the seconds after which
     *     the credential ends, and is kept as that time
     */
    public record Field(String name, boolean required, boolean secret) {}

    private static Set<String> words(String text) {
        return Arrays.stream(text.split("\\s+")).filter(word -> !word.isEmpty()).collect(Collectors.toSet());
    }

    private static Field secret(String name, boolean required) {
        return new Field(name, required, true);
    }

    /** The kind of this name; empty when connections cannot be made with it. */
    public static Optional<CredentialKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }

    /** As providers and callers call it. */
    public String word() {
        return word;
    }

    /** What it is made of. */
    public List<Field> fields() {
        return fields;
    }

    public Optional<Field> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** Whether nothing is missing when these fields are there. */
    boolean isComplete(Set<String> there) {
        return fields.stream().filter(Field::required).map(Field::name).allMatch(there::contains);
    }

    /** The credential of these values by field; those that are required must be there. */
    public Credential credential(Map<String, Secret> secrets) {
        Map<String, String> revealed = new HashMap<>();
        secrets.forEach((name, secret) -> revealed.put(name, secret.reveal()));
        return maker.apply(revealed);
    }
}
