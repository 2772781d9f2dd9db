package io.hirelay.server.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One page as a person uses it. What it is told to do is done when the method returns; what follows has to be awaited. */
public final class Tab implements AutoCloseable {
    private final DevTools tools;
    private final String session;

    private final String context;

    /** @param context what shares cookies with it */
    Tab(DevTools tools, String session, String context) {
        this.tools = tools;
        this.session = session;
        this.context = context;
        call("Page.enable", Map.of());
        call("Runtime.enable", Map.of());
    }

    String context() {
        return context;
    }

    private Map<String, Object> call(String method, Map<String, Object> parameters) {
        return tools.call(session, method, parameters);
    }

    public Tab size(int width, int height) {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        return this;
    }

    /** Whether pages may run scripts. */
    public void scripts(boolean on) {
        call("Emulation.setScriptExecutionDisabled", Map.of("value", !on));
    }

    public void dark() {
        call(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", "dark"))));
    }

    public void open(String url) {
        call("Page.navigate", Map.of("url", url));
        awaitThat("document.readyState === 'complete' && location.href !== 'about:blank'");
    }

    /** The value of an expression, as JSON has it. */
    public @Nullable Object evaluate(String expression) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("expression", expression);
        parameters.put("returnByValue", true);
        parameters.put("userGesture", true);
        Map<String, Object> answer = call("Runtime.evaluate", parameters);
        if (answer.containsKey("exceptionDetails")) {
            throw new DevTools.Refused(expression + ": " + answer.get("exceptionDetails"));
        }
        Map<String, Object> result = DevTools.cast(answer.get("result"));
        return result.get("value");
    }

    /** Waits until an expression is true. */
    public void awaitThat(String expression) {
        tools.eventually(
                expression, () -> Boolean.TRUE.equals(evaluate(expression)) ? Optional.of(true) : Optional.empty());
    }

    /** Waits for a page with this heading. */
    public void awaitHeading(String text) {
        try {
            awaitThat("document.readyState === 'complete' && document.querySelector('h1') !== null"
                    + " && document.querySelector('h1').textContent === '" + text.replace("'", "\\'") + "'");
        } catch (AssertionError e) {
            throw new AssertionError("no page '" + text + "' but: " + text(), e);
        }
    }

    /** What the page shows. */
    public String text() {
        return String.valueOf(evaluate("document.body ? document.body.innerText : ''"));
    }

    public String url() {
        return String.valueOf(evaluate("location.href"));
    }

    /** Types into a field, in the place of what is there. */
    public void fill(String selector, String text) {
        evaluate("(() => { const e = document.querySelector('" + selector + "'); e.focus(); e.select(); })()");
        type(text);
    }

    public void type(String text) {
        call("Input.insertText", Map.of("text", text));
    }

    /** A click with the mouse, as a person makes it. */
    public void click(String selector) {
        Map<String, Object> place = DevTools.cast(evaluate("(() => { const e = document.querySelector('" + selector
                + "'); e.scrollIntoView({block: 'center'}); const r = e.getClientRects()[0];"
                + " return {x: r.x + r.width / 2, y: r.y + r.height / 2}; })()"));
        for (String type : List.of("mousePressed", "mouseReleased")) {
            Map<String, Object> event = new LinkedHashMap<>();
            event.put("type", type);
            event.put("x", place.get("x"));
            event.put("y", place.get("y"));
            event.put("button", "left");
            event.put("clickCount", 1);
            call("Input.dispatchMouseEvent", event);
        }
    }

    /** Presses a key: Tab, Enter, Space, ArrowDown, Escape. */
    public void press(String key) {
        Map<String, Integer> codes = Map.of("Tab", 9, "Enter", 13, "Space", 32, "ArrowDown", 40, "Escape", 27);
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("type", "keyDown");
        event.put("key", key.equals("Space") ? " " : key);
        event.put("code", key);
        event.put("windowsVirtualKeyCode", codes.get(key));
        if (key.equals("Enter")) {
            event.put("text", "\r");
        } else if (key.equals("Space")) {
            event.put("text", " ");
        }
        call("Input.dispatchKeyEvent", event);
        Map<String, Object> up = new LinkedHashMap<>(event);
        up.put("type", "keyUp");
        up.remove("text");
        call("Input.dispatchKeyEvent", up);
    }

    /** Goes on with the Tab key until the element has the focus. */
    public void tabTo(String selector) {
        String reached = "document.activeElement !== null && document.activeElement.matches('" + selector + "')";
        for (int i = 0; i < 40; i++) {
            if (Boolean.TRUE.equals(evaluate(reached))) {
                return;
            }
            press("Tab");
        }
        throw new AssertionError("the keyboard does not reach " + selector);
    }

    /** Keeps a picture of the whole page. */
    public void screenshot(Path file) {
        Map<String, Object> picture =
                call("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true));
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, Base64.getDecoder().decode(String.valueOf(picture.get("data"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Closes it with everything it has opened. */
    @Override
    public void close() {
        tools.call("", "Target.disposeBrowserContext", Map.of("browserContextId", context));
    }
}
