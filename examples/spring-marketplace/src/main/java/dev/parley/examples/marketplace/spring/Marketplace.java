// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.spring;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the marketplace and serves until it is stopped. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class Marketplace {
    public static void main(String[] args) {
        SpringApplication.run(Marketplace.class, args);
    }
}
