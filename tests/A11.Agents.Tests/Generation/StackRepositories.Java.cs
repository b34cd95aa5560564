namespace A11.Agents.Tests.Generation;

internal static partial class StackRepositories
{
    private const string SpringController = """
        package com.acme.shop;

        import org.springframework.web.bind.annotation.GetMapping;
        import org.springframework.web.bind.annotation.RestController;

        @RestController
        class ShopController {
            @GetMapping("/prices")
            String prices() {
                return System.getenv("API_TOKEN");
            }
        }

        """;

    public static RepositoryFolder JavaMaven() => new RepositoryFolder()
        .With("pom.xml", """
            <?xml version="1.0" encoding="UTF-8"?>
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <modelVersion>4.0.0</modelVersion>
              <parent>
                <groupId>org.springframework.boot</groupId>
                <artifactId>spring-boot-starter-parent</artifactId>
                <version>3.4.1</version>
                <relativePath/>
              </parent>
              <groupId>com.acme</groupId>
              <artifactId>shop</artifactId>
              <version>1.0.0-SNAPSHOT</version>
              <properties>
                <java.version>21</java.version>
              </properties>
              <dependencies>
                <dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-web</artifactId></dependency>
                <dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-actuator</artifactId></dependency>
                <dependency><groupId>org.postgresql</groupId><artifactId>postgresql</artifactId><scope>runtime</scope></dependency>
                <dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-test</artifactId><scope>test</scope></dependency>
              </dependencies>
              <build>
                <plugins>
                  <plugin><groupId>org.springframework.boot</groupId><artifactId>spring-boot-maven-plugin</artifactId></plugin>
                  <plugin><groupId>com.diffplug.spotless</groupId><artifactId>spotless-maven-plugin</artifactId><version>2.44.1</version></plugin>
                  <plugin><artifactId>maven-checkstyle-plugin</artifactId><version>3.6.0</version></plugin>
                </plugins>
              </build>
            </project>

            """)
        .With("mvnw", "#!/bin/sh\n")
        .With(".mvn/wrapper/maven-wrapper.properties", "distributionUrl=https://example.com/apache-maven-3.9.9-bin.zip\n")
        .With("src/main/java/com/acme/shop/ShopController.java", SpringController)
        .With("src/main/resources/application.yml", "spring:\n  application:\n    name: shop\nserver:\n  port: ${PORT:8081}\nshop:\n  secret: ${JWT_SECRET}\n")
        .With("src/test/java/com/acme/shop/ShopTests.java", "class ShopTests {}\n");

    public static RepositoryFolder JavaGradle() => new RepositoryFolder()
        .With("settings.gradle.kts", "rootProject.name = \"shop\"\n\ninclude(\"api\", \"core\")\n")
        .With("gradlew", "#!/bin/sh\n")
        .With("gradle/wrapper/gradle-wrapper.properties", "distributionUrl=https\\://example.com/gradle-8.11.1-bin.zip\n")
        .With("gradle/libs.versions.toml", """
            [versions]
            boot = "3.4.1"

            [libraries]
            web = { module = "org.springframework.boot:spring-boot-starter-web" }
            actuator = { module = "org.springframework.boot:spring-boot-starter-actuator" }
            postgresql = { group = "org.postgresql", name = "postgresql" }

            [plugins]
            spring-boot = { id = "org.springframework.boot", version.ref = "boot" }

            """)
        .With("build.gradle.kts", "plugins {\n    java\n    alias(libs.plugins.spring.boot) apply false\n}\n\nsubprojects {\n    apply(plugin = \"java\")\n    extensions.configure<JavaPluginExtension> {\n        toolchain.languageVersion = JavaLanguageVersion.of(21)\n    }\n}\n")
        .With("api/build.gradle.kts", "plugins {\n    alias(libs.plugins.spring.boot)\n    checkstyle\n}\n\ndependencies {\n    implementation(project(\":core\"))\n    implementation(libs.web)\n    implementation(libs.actuator)\n    runtimeOnly(libs.postgresql)\n    testImplementation(\"com.redis:testcontainers-redis:2.2.2\")\n}\n")
        .With("api/src/main/java/com/acme/shop/ShopController.java", SpringController)
        .With("api/src/main/resources/application.properties", "spring.application.name=shop\n")
        .With("api/src/test/java/com/acme/shop/ShopTests.java", "class ShopTests {}\n")
        .With("config/checkstyle/checkstyle.xml", "<module name=\"Checker\"/>\n")
        .With("core/build.gradle.kts", "plugins {\n    `java-library`\n}\n")
        .With("core/src/main/java/com/acme/shop/Price.java", "package com.acme.shop;\n\npublic record Price(long cents) {}\n");
}
