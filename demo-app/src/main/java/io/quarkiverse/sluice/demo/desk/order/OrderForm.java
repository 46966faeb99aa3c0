package io.quarkiverse.sluice.demo.desk.order;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

/**
 * An order as it comes in; nothing of it is trusted before it was validated.
 *
 * @param customer who orders
 * @param article the article's code
 * @param quantity how many
 */
public record OrderForm(
        @NotBlank(message = "must be given") @Size(max = 80, message = "must have at most 80 characters") @Nullable String customer,
        @NotNull(message = "must be given") @Pattern(regexp = "[a-z0-9-]{1,40}", message = "must be an article code: 1 to 40 lower-case letters, digits and hyphens") @Nullable String article,
        @NotNull(message = "must be given") @Min(value = 1, message = "must be a whole number from 1 to 10000") @Max(value = 10_000, message = "must be a whole number from 1 to 10000") @Nullable Integer quantity) {
}
