package io.hirelay.server.link;

import io.hirelay.model.Word;
import java.util.Locale;

/** How far a link has been used. */
public enum LinkState implements Word {
    /** Nothing has been connected by it. */
    OPEN,
    /** An account has been connected; whoever did it has not finished yet. */
    CONNECTED,
    /** Used. */
    DONE;

    /** The state of this word. */
    public static LinkState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
