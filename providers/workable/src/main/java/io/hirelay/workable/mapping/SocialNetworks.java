package io.hirelay.workable.mapping;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The types that Workable knows of social profiles, and by which hosts they are known. */
final class SocialNetworks {
    /** All of them, as the API's documentation lists them. */
    static final List<String> TYPES = List.of(
            "academiaedu",
            "angellist",
            "behance",
            "bitbucket",
            "blogger",
            "crunchbase",
            "dandyid",
            "delicious",
            "deviantart",
            "digg",
            "doyoubuzz",
            "dribble",
            "dribbble",
            "econsultancy",
            "facebook",
            "flavorsme",
            "flickr",
            "fullcontact",
            "getglue",
            "gist",
            "github",
            "goodreads",
            "googleplus",
            "gravatar",
            "hackernews",
            "hiim",
            "klout",
            "lanyrd",
            "linkedin",
            "myspace",
            "ohloh",
            "orkut",
            "pinterest",
            "quora",
            "reddit",
            "scribd",
            "slideshare",
            "stackexchange",
            "stackoverflow",
            "tumblr",
            "twitter",
            "typepad",
            "vk",
            "wordpress",
            "xing");

    /** Hosts that are not just the type with {@code .com}; the longest that fits is the one. */
    private static final Map<String, String> HOSTS = Arrays.stream(("academia.edu=academiaedu angel.co=angellist"
                            + " wellfound.com=angellist behance.net=behance bitbucket.org=bitbucket"
                            + " blogspot.com=blogger dandyid.org=dandyid del.icio.us=delicious flavors.me=flavorsme"
                            + " fb.com=facebook gist.github.com=gist plus.google.com=googleplus"
                            + " news.ycombinator.com=hackernews hi.im=hiim ohloh.net=ohloh openhub.net=ohloh"
                            + " slideshare.net=slideshare x.com=twitter vkontakte.ru=vk")
                    .split(" "))
            .map(pair -> pair.split("="))
            .collect(Collectors.toUnmodifiableMap(pair -> pair[0], pair -> pair[1]));

    private static final Pattern HOST = Pattern.compile("https?://(?:[^/?#@]*@)?([^/?#:@]+)");

    private SocialNetworks() {}

    /** The type of this name, in any case. */
    static Optional<String> named(String type) {
        return Optional.of(type.strip().toLowerCase(Locale.ROOT)).filter(TYPES::contains);
    }

    /** The type of the network that this address leads to. */
    static Optional<String> at(String url) {
        Matcher host = HOST.matcher(url.strip().toLowerCase(Locale.ROOT));
        for (String name = host.lookingAt() ? host.group(1) : "";
                name.indexOf('.') > 0;
                name = name.substring(name.indexOf('.') + 1)) {
            String type = HOSTS.get(name);
            if (type == null && name.endsWith(".com")) {
                type = named(name.substring(0, name.length() - ".com".length())).orElse(null);
            }
            if (type != null) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
