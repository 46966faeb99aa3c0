package io.quarkiverse.sluice.demo.desk.imports;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;

import org.jboss.logging.Logger;

import io.quarkiverse.sluice.cdi.Stage;
import io.quarkiverse.sluice.demo.desk.imports.FormBatch.NumberedForm;
import io.quarkiverse.sluice.demo.desk.order.Order;
import io.quarkiverse.sluice.demo.desk.order.OrderForm;
import io.quarkiverse.sluice.demo.desk.order.OrderState;
import io.quarkiverse.sluice.demo.desk.order.OrderStore;

/**
 * The stages of the pipeline that all uploads share. A bad line is the business of its upload alone: no stage fails for it,
 * because a stage that fails ends the pipeline for everybody.
 */
@ApplicationScoped
class ImportStages {

    private static final Logger LOG = Logger.getLogger(ImportStages.class);

    private final Validator validator;
    private final OrderStore store;

    ImportStages(Validator validator, OrderStore store) {
        this.validator = validator;
        this.store = store;
    }

    @Stage("imports.parse")
    FormBatch parse(LineBatch batch) {
        var forms = new ArrayList<NumberedForm>(batch.lines().size());
        for (Line line : batch.lines()) {
            try {
                if (line.fault() != null) {
                    throw new BadLineException(line.fault());
                }
                forms.add(new NumberedForm(line.number(), batch.upload().format().parse(line.text())));
            } catch (BadLineException e) {
                batch.upload().rejected(line.number(), e.getMessage());
            }
        }
        return new FormBatch(batch.upload(), List.copyOf(forms));
    }

    @Stage("imports.check")
    FormBatch check(FormBatch batch) {
        var valid = new ArrayList<NumberedForm>(batch.forms().size());
        for (NumberedForm numbered : batch.forms()) {
            var faults = faults(numbered.form());
            if (faults.isEmpty()) {
                valid.add(numbered);
            } else {
                batch.upload().rejected(numbered.line(), faults);
            }
        }
        return new FormBatch(batch.upload(), List.copyOf(valid));
    }

    @Stage("imports.store")
    void store(FormBatch batch) {
        try {
            store.add(batch.forms().stream().map(numbered -> Order.of(numbered.form(), OrderState.IMPORTED)).toList());
            batch.upload().stored(batch.forms().size());
        } catch (SQLException e) {
            LOG.errorf(e, "A batch of import %s could not be stored", batch.upload().id());
            batch.forms().forEach(numbered -> batch.upload().rejected(numbered.line(),
                    "the database refused the line or one beside it: upload it again"));
        } finally {
            batch.upload().batches().ended();
        }
    }

    private String faults(OrderForm form) {
        return validator.validate(form).stream().map(fault -> fault.getPropertyPath() + " " + fault.getMessage()).sorted()
                .collect(Collectors.joining("; "));
    }
}
