package io.hirelay.workable.sandbox.row;

/**
 * One step of a hiring pipeline.
 *
 * @param number the application's number, shown as the numeric {@code id}
 * @param slug what the API takes for a stage; the same slug may stand in several pipelines under other names
 * @param kind one of the platform's fixed kinds
 * @param position from 1
 */
public record Stage(long number, String slug, String name, String kind, int position) {
    public String identifier() {
        return Ids.text(Ids.ofApplication(number));
    }
}
