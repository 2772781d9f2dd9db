package io.hirelay.server.passthrough;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where documents hold links, each as the names that lead there from the outermost object. Immutable. */
final class LinkFields {
    private final Node root = new Node();
    private final List<byte[]> lastNames = new ArrayList<>();
    private final List<byte[][]> paths = new ArrayList<>();
    private final int depth;

    /** @param fields names joined by dots, such as {@code paging.next} */
    LinkFields(List<String> fields) {
        int deepest = 0;
        for (String field : fields) {
            String[] names = field.split("\\.");
            Node node = root;
            byte[][] path = new byte[names.length][];
            for (int i = 0; i < names.length; i++) {
                path[i] = names[i].getBytes(StandardCharsets.UTF_8);
                node = node.child(path[i]);
            }
            node.link = true;
            paths.add(path);
            byte[] last = path[path.length - 1];
            if (lastNames.stream().noneMatch(known -> Arrays.equals(known, last))) {
                lastNames.add(last);
            }
            deepest = Math.max(deepest, names.length);
        }
        this.depth = deepest;
    }

    /** What names are looked for within an object. */
    static final class Node {
        private final List<byte[]> names = new ArrayList<>();
        private final List<Node> children = new ArrayList<>();
        private boolean link;

        private Node child(byte[] name) {
            Node known = find(name, name.length);
            if (known == null) {
                known = new Node();
                names.add(name);
                children.add(known);
            }
            return known;
        }

        /** What stands for this name; null when it is not looked for. */
        @Nullable Node find(byte[] name, int length) {
            for (int i = 0; i < names.size(); i++) {
                if (Arrays.equals(names.get(i), 0, names.get(i).length, name, 0, length)) {
                    return children.get(i);
                }
            }
            return null;
        }

        /** Whether a text here is a link. */
        boolean isLink() {
            return link;
        }
    }

    Node root() {
        return root;
    }

    /** How many names lead to the deepest link. */
    int depth() {
        return depth;
    }

    /** A document in which none of these is a name holds no link. */
    List<byte[]> lastNames() {
        return lastNames;
    }

    /** For each link the names that lead to it. */
    List<byte[][]> paths() {
        return paths;
    }

    boolean isEmpty() {
        return lastNames.isEmpty();
    }
}
