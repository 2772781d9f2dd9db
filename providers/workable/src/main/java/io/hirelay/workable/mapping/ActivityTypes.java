package io.hirelay.workable.mapping;

import io.hirelay.model.ActivityType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What Workable's actions mean when they are not a change of stage. The product has more actions than its
 * documentation: those that begin like a known one are taken for the same thing, the rest is something else.
 */
public final class ActivityTypes {
    private static final Map<ActivityType, List<String>> ACTIONS = Map.of(
            ActivityType.NOTE, List.of("comment"),
            ActivityType.EMAIL, List.of("message"),
            ActivityType.RATING, List.of(ScorecardMapper.ACTION),
            ActivityType.APPLICATION, List.of("applied", "uploaded", "referral", "recommended", "copied", "moved"),
            ActivityType.DISQUALIFICATION, List.of("disqualified", "reverted"),
            ActivityType.INTERVIEW, List.of("event", "interview"),
            ActivityType.ASSESSMENT, List.of("assessment"),
            ActivityType.OFFER, List.of("offer"),
            ActivityType.OTHER, List.of("opened"));

    private static final Map<String, ActivityType> FAMILIES = Map.of(
            "assessment", ActivityType.ASSESSMENT,
            "video-interview", ActivityType.INTERVIEW,
            "interview", ActivityType.INTERVIEW,
            "offer", ActivityType.OFFER,
            "file", ActivityType.FILE,
            "attachment", ActivityType.FILE);

    /** Actions that may just as well be the slug of a stage in the default pipeline. */
    private static final Set<String> AMBIGUOUS = Set.of("applied", "interview", "assessment", "offer");

    private static final Map<String, ActivityType> BY_ACTION = byAction();

    private ActivityTypes() {}

    private static Map<String, ActivityType> byAction() {
        Map<String, ActivityType> byAction = new HashMap<>();
        ACTIONS.forEach((type, actions) -> actions.forEach(action -> byAction.put(action, type)));
        return Map.copyOf(byAction);
    }

    static ActivityType of(String action) {
        ActivityType known = BY_ACTION.get(action);
        if (known != null) {
            return known;
        }
        return FAMILIES.entrySet().stream()
                .filter(family -> action.startsWith(family.getKey() + "-") || action.startsWith(family.getKey() + "_"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(ActivityType.OTHER);
    }

    /** Whether an action is known to be something other than the slug of a stage. */
    static boolean isPlain(String action) {
        return BY_ACTION.containsKey(action) && !AMBIGUOUS.contains(action);
    }

    /** The one action that stands behind a type, of those types that have one; no other action means the same. */
    public static Optional<String> onlyAction(ActivityType type) {
        return switch (type) {
            case NOTE, EMAIL, RATING -> Optional.of(ACTIONS.get(type).get(0));
            default -> Optional.empty();
        };
    }
}
