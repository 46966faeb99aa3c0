package io.quarkiverse.sluice.it;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import io.quarkiverse.sluice.Pipeline;
import io.quarkiverse.sluice.cdi.ChannelName;
import io.quarkiverse.sluice.cdi.Stage;
import io.smallrye.mutiny.Uni;

/** A pipeline of three stages. */
@Path("/etl")
public class EtlResource {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @ChannelName
    Pipeline<String, String> etl;

    @POST
    public List<String> run(List<String> lines) throws InterruptedException {
        etl.input().sendAll(lines);
        long good = lines.stream().filter(line -> !line.startsWith("0 ")).count();
        return etl.output().gatherMany((int) good, PATIENCE);
    }

    @Stage("etl.parse")
    Order parse(String line) {
        String[] parts = line.split(" ");
        return new Order(parts[1], Integer.parseInt(parts[0]));
    }

    @Stage("etl.check")
    Optional<Order> check(Order order) {
        return Optional.of(order).filter(checked -> checked.count() > 0);
    }

    @Stage("etl.format")
    Uni<String> format(Order order) {
        return Uni.createFrom().item(order.article() + "=" + order.count());
    }
}
