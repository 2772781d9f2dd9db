package io.hirelay.server;

import io.hirelay.server.config.Setting;
import io.hirelay.server.config.Settings;

/** The table of settings as a text for a terminal. */
final class SettingsHelp {
    static final int WIDTH = 100;

    private static final String INDENT = "      ";

    private SettingsHelp() {}

    static String render(Settings settings) {
        StringBuilder text = new StringBuilder();
        wrap(
                text,
                "",
                "Settings. The command line wins over the environment, that over the configuration file, and that over"
                        + " the default; an empty environment variable counts as not set.");
        for (Setting<?> setting : settings.all()) {
            text.append("\n  ").append(setting.environment());
            setting.option()
                    .ifPresent(option -> text.append("  ")
                            .append(option)
                            .append('=')
                            .append(setting.value().placeholder()));
            if (setting.inFile()) {
                text.append("  key ").append(setting.key());
            }
            text.append('\n');
            wrap(text, INDENT, setting.doc());
            wrap(text, INDENT, "Default: " + setting.presetDoc());
        }
        return text.insert(0, '\n').toString();
    }

    private static void wrap(StringBuilder text, String indent, String sentence) {
        StringBuilder line = new StringBuilder(indent);
        for (String word : sentence.split(" ")) {
            if (line.length() + 1 + word.length() > WIDTH && line.length() > indent.length()) {
                text.append(line).append('\n');
                line = new StringBuilder(indent);
            }
            line.append(line.length() > indent.length() ? " " : "").append(word);
        }
        text.append(line).append('\n');
    }
}
