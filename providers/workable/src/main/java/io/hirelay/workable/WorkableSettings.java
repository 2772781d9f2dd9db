package io.hirelay.workable;

import io.hirelay.budget.BudgetSpec;
import io.hirelay.error.ConfigurationException;
import io.hirelay.error.Failure;
import io.hirelay.spi.SettingSpec;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What has to be known to reach an account.
 *
 * @param subdomain the account's name in addresses, bare and in lower case
 * @param baseUri what every path is below
 * @param rateLimit what the operator allows of Workable; empty for what Workable allows
 */
record WorkableSettings(String subdomain, URI baseUri, Optional<BudgetSpec> rateLimit) {
    static final String SUBDOMAIN = "subdomain";
    private static final String BASE_URL = "base_url";
    private static final String RATE_LIMIT = "rate_limit";
    private static final String UNLIMITED = "unlimited";
    private static final String PLACE = "{subdomain}";

    private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
    private static final String DOMAIN = "\\.workable(?:sandbox)?\\.com";
    private static final String REST = "(?:[:/?#].*)?";

    /** Hosts of Workable's own: under {@code apply} the account is the first part of the path. */
    private static final Pattern CAREERS_PAGE =
            Pattern.compile("(?:https?://)?apply" + DOMAIN + "/(?!(?:j|api)(?:/|$))(" + LABEL + ")(?:[/?#].*)?");

    private static final Pattern ACCOUNT =
            Pattern.compile("(?:(?:https?://)?(" + LABEL + ")" + DOMAIN + REST + ")|(" + LABEL + ")");
    private static final Set<String> NOT_ACCOUNTS = Set.of("www", "apply", "api", "help", "jobs");

    static final List<SettingSpec> SPECS = List.of(
            new SettingSpec(
                    SUBDOMAIN,
                    SettingSpec.Level.CONNECTION,
                    "The account's name in the address bar of Workable: acme of https://acme.workable.com. The whole"
                            + " address is understood as well.",
                    true,
                    Optional.empty(),
                    Optional.of(Pattern.compile(
                            "\\s*(?:" + CAREERS_PAGE.pattern() + "|" + ACCOUNT.pattern() + ")\\s*",
                            Pattern.CASE_INSENSITIVE)),
                    "acme"),
            new SettingSpec(
                    BASE_URL,
                    SettingSpec.Level.OPERATOR,
                    "Where Workable is reached; " + PLACE + " stands for the account's subdomain. A path in front of"
                            + " /spi/v3 may be named.",
                    false,
                    Optional.of("https://" + PLACE + ".workable.com"),
                    Optional.of(Pattern.compile("\\s*https?://[^\\s?#@]+\\s*", Pattern.CASE_INSENSITIVE)),
                    "https://" + PLACE + ".workable.com"),
            new SettingSpec(
                    RATE_LIMIT,
                    SettingSpec.Level.OPERATOR,
                    "How many calls in 10 seconds are made with one token at most, or " + UNLIMITED
                            + ". By default what"
                            + " Workable allows: 10 with an access token, 50 with one granted by OAuth.",
                    false,
                    Optional.empty(),
                    Optional.of(Pattern.compile("[1-9][0-9]{0,5}|" + UNLIMITED)),
                    "10"));

    /** @throws ConfigurationException naming everything that is wrong */
    static WorkableSettings of(Map<String, String> settings) {
        List<Failure> failures = new ArrayList<>();
        String given = settings.getOrDefault(SUBDOMAIN, "");
        Optional<String> subdomain = subdomain(given);
        if (subdomain.isEmpty()) {
            failures.add(new Failure(
                    SUBDOMAIN,
                    given.isBlank()
                            ? "is required: it is acme where Workable's address bar shows https://acme.workable.com"
                            : "names no account: it is acme where Workable's address bar shows"
                                    + " https://acme.workable.com"));
        }
        URI base = null;
        try {
            base = base(
                    settings.getOrDefault(BASE_URL, "https://" + PLACE + ".workable.com"), subdomain.orElse("acme"));
        } catch (IllegalArgumentException e) {
            failures.add(new Failure(BASE_URL, String.valueOf(e.getMessage())));
        }
        if (base == null || subdomain.isEmpty()) {
            throw new ConfigurationException(failures);
        }
        return new WorkableSettings(
                subdomain.get(),
                base,
                Optional.ofNullable(settings.get(RATE_LIMIT)).map(WorkableSettings::rateLimit));
    }

    private static BudgetSpec rateLimit(String given) {
        return given.equals(UNLIMITED)
                ? BudgetSpec.UNLIMITED
                : new BudgetSpec(Integer.parseInt(given), TokenKind.WINDOW);
    }

    private static Optional<String> subdomain(String given) {
        String text = given.strip().toLowerCase(Locale.ROOT);
        Matcher careers = CAREERS_PAGE.matcher(text);
        if (careers.matches()) {
            return Optional.of(careers.group(1));
        }
        Matcher account = ACCOUNT.matcher(text);
        if (!account.matches()) {
            return Optional.empty();
        }
        String name = account.group(1) == null ? account.group(2) : account.group(1);
        return NOT_ACCOUNTS.contains(name) ? Optional.empty() : Optional.of(name);
    }

    private static URI base(String template, String subdomain) {
        URI base;
        try {
            base = new URI(template.strip().replace(PLACE, subdomain));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("is not an address; https://" + PLACE + ".workable.com would be right");
        }
        String scheme = base.getScheme() == null ? "" : base.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http") || base.getHost() == null) {
            throw new IllegalArgumentException(
                    "must be an absolute address that begins with https:// or http://, such as https://" + PLACE
                            + ".workable.com");
        }
        if (base.getRawUserInfo() != null || base.getRawQuery() != null || base.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "must hold neither user nor query nor fragment: credentials are set for each connection");
        }
        return base;
    }
}
