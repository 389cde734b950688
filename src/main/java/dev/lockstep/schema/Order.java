package dev.lockstep.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Puts objects in an order in which each comes after what it needs. */
final class Order {
    private final Model model;
    private final Function<ObjectId, ObjectId> carrier;
    private final Set<ObjectId> seen = new HashSet<>();
    private final List<ObjectId> ordered = new ArrayList<>();

    private Order(Model model, Function<ObjectId, ObjectId> carrier) {
        this.model = model;
        this.carrier = carrier;
    }

    /**
     * All of a schema.
     *
     * @param carrier the object that another is made or dropped together with, or it itself
     */
    static List<ObjectId> of(Model model, Function<ObjectId, ObjectId> carrier) {
        Order order = new Order(model, carrier);
        Collection<ObjectId> all = model.ids().stream().sorted().toList();
        Parts parts = new Parts();
        all.forEach(id -> parts.put(carrier.apply(id), id));
        all.forEach(id -> order.visit(carrier.apply(id), parts));
        return order.ordered;
    }

    private void visit(ObjectId id, Parts parts) {
        if (!seen.add(id)) {
            return;
        }
        for (ObjectId part : parts.of(id)) {
            model.needs(part).stream()
                    .map(carrier)
                    .filter(need -> model.has(need) && !need.equals(id))
                    .sorted()
                    .forEach(need -> visit(need, parts));
        }
        ordered.add(id);
    }

    /** What each carries. */
    private static final class Parts {
        private final Map<ObjectId, List<ObjectId>> parts = new HashMap<>();

        void put(ObjectId carrier, ObjectId part) {
            parts.computeIfAbsent(carrier, id -> new ArrayList<>()).add(part);
        }

        List<ObjectId> of(ObjectId carrier) {
            return parts.getOrDefault(carrier, List.of(carrier));
        }
    }
}
