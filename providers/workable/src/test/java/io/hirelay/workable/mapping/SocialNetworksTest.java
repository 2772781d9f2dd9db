package io.hirelay.workable.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SocialNetworksTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "https://www.linkedin.com/in/ada, linkedin",
                "https://uk.LinkedIn.com/in/ada, linkedin",
                "http://github.com/ada, github",
                "https://gist.github.com/ada, gist",
                "https://x.com/ada, twitter",
                "https://twitter.com/ada, twitter",
                "https://ada.blogspot.com, blogger",
                "https://ada.tumblr.com/page, tumblr",
                "https://stackoverflow.com/users/1/ada, stackoverflow",
                "https://math.stackexchange.com/users/1, stackexchange",
                "https://news.ycombinator.com/user?id=ada, hackernews",
                "https://www.slideshare.net:443/ada, slideshare",
                "https://someone@vk.com/ada, vk",
                "https://linkedin.com.example.com/in/ada, -",
                "https://notlinkedin.com/in/ada, -",
                "https://example.com/linkedin.com, -",
                "https://ada.dev, -",
                "linkedin, -",
            })
    void aNetworkIsKnownByItsHost(String url, String type) {
        assertEquals(Optional.ofNullable(type), SocialNetworks.at(url));
    }

    @Test
    void thereAre45Types() {
        assertEquals(45, new HashSet<>(SocialNetworks.TYPES).size());
        assertEquals(Optional.of("linkedin"), SocialNetworks.named(" LinkedIn "));
        assertEquals(Optional.empty(), SocialNetworks.named("homepage"));
    }
}
