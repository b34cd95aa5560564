namespace A11.Agents.Tests.Generation;

/// <summary>Maven and Gradle, and what programs of Spring Boot, Quarkus, Micronaut and none of them are.</summary>
[TestClass]
public sealed class JavaTests
{
    private const string SpringPlugin = "<plugin><groupId>org.springframework.boot</groupId><artifactId>spring-boot-maven-plugin</artifactId></plugin>";

    private const string Web = "org.springframework.boot:spring-boot-starter-webmvc";

    [TestMethod]
    [DataRow("<maven.compiler.release>17</maven.compiler.release>", "", "eclipse-temurin-17-noble", "eclipse-temurin:17.")]
    [DataRow("<java.version>25</java.version>", "", "eclipse-temurin-25-noble", "eclipse-temurin:25.")]
    [DataRow("<java.version>1.8</java.version>", "", "eclipse-temurin-11-noble", "eclipse-temurin:11.")]
    [DataRow("<jdk>21</jdk><maven.compiler.release>${jdk}</maven.compiler.release>", "", "eclipse-temurin-21-noble", "eclipse-temurin:21.")]
    [DataRow("<java.version>22</java.version>", "", "eclipse-temurin-25-noble", "eclipse-temurin:25.")]
    [DataRow("", "<plugin><artifactId>maven-compiler-plugin</artifactId><configuration><release>17</release></configuration></plugin>", "eclipse-temurin-17-noble", "eclipse-temurin:17.")]
    [DataRow("", "", "eclipse-temurin-21-noble", "eclipse-temurin:21.")]
    public void The_JDK_is_the_one_that_the_build_is_written_for(string properties, string plugins, string build, string run)
    {
        using var repository = Maven(properties, SpringPlugin + plugins);
        var dockerfile = LanguageTest.Dockerfile(repository);
        StringAssert.Contains(dockerfile, build);
        StringAssert.Contains(dockerfile, $"FROM {run}");
        StringAssert.Contains(dockerfile, "    mvn --batch-mode --no-transfer-progress -DskipTests package\n");
    }

    [TestMethod]
    [DataRow("<build><finalName>app</finalName>", SpringPlugin, "/source/target/app.jar ./app.jar")]
    [DataRow("<build><finalName>${project.artifactId}-all</finalName>", SpringPlugin, "/source/target/shop-all.jar ./app.jar")]
    [DataRow("<build>", "<plugin><artifactId>spring-boot-maven-plugin</artifactId><configuration><classifier>exec</classifier></configuration></plugin>", "/source/target/shop-*-exec.jar ./app.jar")]
    [DataRow("<build>", "<plugin><artifactId>maven-shade-plugin</artifactId><configuration><transformers><transformer><mainClass>a.B</mainClass></transformer></transformers></configuration></plugin>", "/source/target/shop-*.jar ./app.jar")]
    [DataRow("<build>", "<plugin><artifactId>maven-assembly-plugin</artifactId><configuration><descriptorRefs><descriptorRef>jar-with-dependencies</descriptorRef></descriptorRefs><archive><manifest><mainClass>a.B</mainClass></manifest></archive></configuration></plugin>", "/source/target/shop-*-jar-with-dependencies.jar ./app.jar")]
    [DataRow("<build>", "<plugin><groupId>io.quarkus</groupId><artifactId>quarkus-maven-plugin</artifactId></plugin>", "/source/target/quarkus-app/ ./")]
    public void The_jar_that_runs_is_the_one_that_the_plugin_makes(string build, string plugin, string copy)
    {
        using var repository = new RepositoryFolder().With("pom.xml", $"<project><artifactId>shop</artifactId>{build}<plugins>{plugin}</plugins></build></project>").With("src/main/java/A.java", "class A {}\n");
        StringAssert.Contains(LanguageTest.Dockerfile(repository), $"COPY --from=build {copy}\n");
    }

    [TestMethod]
    public void Sources_and_documentation_that_a_build_packs_too_are_left_out_of_it()
    {
        using var repository = Maven("", SpringPlugin + "<plugin><artifactId>maven-source-plugin</artifactId></plugin><plugin><artifactId>maven-javadoc-plugin</artifactId></plugin>");
        StringAssert.Contains(LanguageTest.Dockerfile(repository), "-DskipTests -Dmaven.source.skip=true -Dmaven.javadoc.skip=true package\n");
    }

    [TestMethod]
    [DataRow("server.port=9000\nserver.servlet.context-path=/shop\n", "application.properties", "EXPOSE 9000", "http://127.0.0.1:9000/shop/actuator/health")]
    [DataRow("management.server.port: 9001\nmanagement.endpoints.web.base-path: /manage\n", "application.properties", "EXPOSE 8080", "http://127.0.0.1:9001/manage/health")]
    [DataRow("# Settings\nserver:\n  # Where\n  port: ${PORT:7000} # default\n  servlet:\n    context-path: \"/shop\"\n---\nserver:\n  port: 1\n", "application.yml", "EXPOSE 7000", "http://127.0.0.1:7000/shop/actuator/health")]
    public void Ports_and_paths_are_those_of_the_settings(string settings, string name, string port, string address)
    {
        using var repository = Spring().With($"src/main/resources/{name}", settings);
        var dockerfile = LanguageTest.Dockerfile(repository);
        StringAssert.Contains(dockerfile, port + "\n");
        StringAssert.Contains(dockerfile, address);
    }

    [TestMethod]
    public void A_port_that_only_the_environment_knows_is_asked_for()
    {
        using var repository = Spring().With("src/main/resources/application.properties", "server.port=${PORT}\n");
        StringAssert.Contains(LanguageTest.Refusal(repository), "server.port is “${PORT}”. Give it a default, for example ${PORT:8080}");
    }

    [TestMethod]
    public void A_program_that_serves_nothing_has_no_port_and_no_check()
    {
        using var repository = Maven("", SpringPlugin);
        var dockerfile = LanguageTest.Dockerfile(repository);
        Assert.IsFalse(dockerfile.Contains("EXPOSE", StringComparison.Ordinal) || dockerfile.Contains("HEALTHCHECK", StringComparison.Ordinal), dockerfile);
    }

    [TestMethod]
    [DataRow("<project>", "pom.xml can't be read")]
    [DataRow("<project><artifactId>shop</artifactId></project>", "No module makes a jar that can be started")]
    [DataRow("<project><artifactId>shop</artifactId><packaging>war</packaging><build><plugins>" + SpringPlugin + "</plugins></build></project>", "No module makes a jar that can be started")]
    [DataRow("<project><artifactId>shop</artifactId><properties><java.version>99</java.version></properties></project>", "No known JDK is of Java 99 or newer")]
    public void What_is_no_program_or_needs_what_is_not_known_is_refused(string pom, string reason)
    {
        using var repository = new RepositoryFolder().With("pom.xml", pom);
        StringAssert.Contains(LanguageTest.Refusal(repository), reason);
    }

    [TestMethod]
    public void The_module_that_is_a_program_is_built_with_those_that_it_needs()
    {
        using var repository = Modules();
        var dockerfile = LanguageTest.Dockerfile(repository);
        StringAssert.Contains(dockerfile, "COPY pom.xml ./\nCOPY core/pom.xml core/\nCOPY web/pom.xml web/\nCOPY core/src/ core/src/\nCOPY web/src/ web/src/\n");
        StringAssert.Contains(dockerfile, "-DskipTests --projects web --also-make package\n");
        StringAssert.Contains(dockerfile, "FROM eclipse-temurin:17.");
        StringAssert.Contains(dockerfile, "/source/web/target/web-*.jar ./app.jar");
    }

    [TestMethod]
    public void Several_programs_are_asked_about_and_the_one_that_is_named_is_taken()
    {
        using var repository = Modules().With("pom.xml", "<project><artifactId>shop</artifactId><packaging>pom</packaging><modules><module>core</module><module>web</module><module>jobs</module></modules></project>")
            .With("jobs/pom.xml", $"<project><parent><artifactId>shop</artifactId></parent><artifactId>jobs</artifactId><build><plugins>{SpringPlugin}</plugins></build></project>");
        StringAssert.Contains(LanguageTest.Refusal(repository), "several programs: web (web), jobs (jobs)");
        StringAssert.Contains(LanguageTest.Dockerfile(repository, "Image of jobs/"), "--projects jobs --also-make package");
    }

    [TestMethod]
    [DataRow("plugins {\n    id 'org.springframework.boot' version '3.4.1'\n}\ndependencies {\n    implementation 'org.springframework.boot:spring-boot-starter-web'\n}\n", "./gradlew --no-daemon :bootJar", "/source/build/libs/*.jar ./app.jar", "\"-jar\", \"app.jar\"")]
    [DataRow("plugins {\n    id(\"application\")\n    id(\"com.gradleup.shadow\") version \"8.3.5\"\n}\n", "./gradlew --no-daemon :shadowJar", "/source/build/libs/*-all.jar ./app.jar", "\"-jar\", \"app.jar\"")]
    [DataRow("plugins {\n    application\n}\napplication {\n    mainClass.set(\"com.acme.Main\")\n}\n", "./gradlew --no-daemon :installDist", "/source/build/install/*/lib/ ./lib/", "\"-cp\", \"/app/lib/*\", \"com.acme.Main\"")]
    [DataRow("plugins {\n    id 'application'\n}\nmainClassName = 'com.acme.Main'\n", "./gradlew --no-daemon :installDist", "/source/build/install/*/lib/ ./lib/", "\"-cp\", \"/app/lib/*\", \"com.acme.Main\"")]
    [DataRow("plugins {\n    id 'io.quarkus'\n}\n", "./gradlew --no-daemon :quarkusBuild", "/source/build/quarkus-app/ ./", "\"-jar\", \"quarkus-run.jar\"")]
    public void Gradle_makes_what_its_plugin_does(string script, string command, string copy, string start)
    {
        using var repository = Gradle(script);
        var dockerfile = LanguageTest.Dockerfile(repository);
        StringAssert.Contains(dockerfile, $"    {command}\n");
        StringAssert.Contains(dockerfile, $"COPY --from=build {copy}\n");
        StringAssert.Contains(dockerfile, start);
    }

    [TestMethod]
    public void What_a_module_needs_those_that_it_needs_bring_with_them()
    {
        using var repository = Gradle("").With("settings.gradle", "include ':app'\ninclude ':libs:web'\n")
            .With("app/build.gradle", "plugins {\n    id 'org.springframework.boot'\n}\ndependencies {\n    implementation project(':libs:web')\n}\n")
            .With("libs/web/build.gradle", "dependencies {\n    api 'org.springframework.boot:spring-boot-starter-web'\n    api project(':app')\n}\n");
        StringAssert.Contains(LanguageTest.Dockerfile(repository), "EXPOSE 8080\n");
        using var modules = Modules().With("core/pom.xml", "<project><parent><artifactId>shop</artifactId></parent><artifactId>core</artifactId><dependencies><dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-web</artifactId></dependency></dependencies></project>")
            .With("web/pom.xml", $"<project><parent><artifactId>shop</artifactId></parent><artifactId>web</artifactId><dependencies><dependency><groupId>com.acme</groupId><artifactId>core</artifactId></dependency></dependencies><build><plugins>{SpringPlugin}</plugins></build></project>");
        StringAssert.Contains(LanguageTest.Dockerfile(modules), "EXPOSE 8080\n");
    }

    [TestMethod]
    [DataRow("java {\n    toolchain {\n        languageVersion = JavaLanguageVersion.of(17)\n    }\n}\n", "17")]
    [DataRow("kotlin {\n    jvmToolchain(25)\n}\n", "25")]
    [DataRow("sourceCompatibility = '11'\n", "11")]
    [DataRow("java {\n    sourceCompatibility = JavaVersion.VERSION_1_8\n}\n", "11")]
    [DataRow("// languageVersion = JavaLanguageVersion.of(17)\n", "21")]
    public void Gradle_says_the_release_in_many_ways(string text, string version)
    {
        using var repository = Gradle("plugins {\n    id 'org.springframework.boot'\n}\n" + text);
        StringAssert.Contains(LanguageTest.Dockerfile(repository), $"FROM eclipse-temurin:{version}.");
        StringAssert.Contains(LanguageTest.Workflow(repository), $"java-version: \"{version}\"\n");
    }

    [TestMethod]
    public void A_convention_of_the_repository_is_read_as_if_it_stood_in_the_script()
    {
        using var repository = Gradle("plugins {\n    id(\"acme.service\")\n}\n").With("buildSrc/src/main/kotlin/acme.service.gradle.kts", "plugins {\n    id(\"org.springframework.boot\")\n}\n").With("buildSrc/build.gradle.kts", "plugins {\n    `kotlin-dsl`\n}\n");
        var dockerfile = LanguageTest.Dockerfile(repository);
        StringAssert.Contains(dockerfile, "COPY buildSrc/ buildSrc/\n");
        StringAssert.Contains(dockerfile, ":bootJar");
    }

    [TestMethod]
    public void Gradle_without_its_wrapper_is_refused()
    {
        using var repository = new RepositoryFolder().With("build.gradle", "plugins {\n    id 'java'\n}\n");
        StringAssert.Contains(LanguageTest.Refusal(repository, ".github/workflows/ci.yml", "Run tests on push"), "There is no Gradle wrapper");
    }

    [TestMethod]
    public void The_versions_that_a_task_names_are_tested_with()
    {
        using var repository = Spring();
        StringAssert.Contains(LanguageTest.Workflow(repository, "Run tests with Java 17 and 21"), "version: [\"17\", \"21\"]");
    }

    [TestMethod]
    [DataRow("io.quarkus:quarkus-jdbc-postgresql", "io.quarkus:quarkus-rest", "QUARKUS_DATASOURCE_JDBC_URL: jdbc:postgresql://db:5432/app")]
    [DataRow("org.springframework.boot:spring-boot-starter-amqp", Web, "SPRING_RABBITMQ_ADDRESSES: amqp://app:${RABBITMQ_PASSWORD}@queue:5672/")]
    [DataRow("org.springframework.boot:spring-boot-starter-data-redis", Web, "SPRING_DATA_REDIS_URL: redis://cache:6379/0")]
    [DataRow("com.mysql:mysql-connector-j", Web, "SPRING_DATASOURCE_URL: jdbc:mysql://db:3306/app")]
    public void Services_are_told_as_the_framework_reads_them(string client, string server, string variable)
    {
        var dependencies = string.Concat(new[] { client, server }.Select(name => $"<dependency><groupId>{name.Split(':')[0]}</groupId><artifactId>{name.Split(':')[1]}</artifactId></dependency>"));
        using var repository = new RepositoryFolder().With("pom.xml", $"<project><artifactId>shop</artifactId><dependencies>{dependencies}</dependencies><build><plugins>{SpringPlugin}</plugins></build></project>");
        StringAssert.Contains(LanguageTest.Compose(repository), variable + "\n");
    }

    private static RepositoryFolder Maven(string properties, string plugins) => new RepositoryFolder()
        .With("pom.xml", $"<project xmlns=\"http://maven.apache.org/POM/4.0.0\"><artifactId>shop</artifactId><version>1</version><properties>{properties}</properties><build><plugins>{plugins}</plugins></build></project>")
        .With("src/main/java/A.java", "class A {}\n");

    private static RepositoryFolder Spring() => new RepositoryFolder()
        .With("pom.xml", $"<project><artifactId>shop</artifactId><dependencies><dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-webflux</artifactId></dependency><dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-actuator</artifactId></dependency></dependencies><build><plugins>{SpringPlugin}</plugins></build></project>");

    private static RepositoryFolder Modules() => new RepositoryFolder()
        .With("pom.xml", "<project><artifactId>shop</artifactId><packaging>pom</packaging><modules><module>core</module><module>web</module></modules><properties><java.version>17</java.version></properties></project>")
        .With("core/pom.xml", "<project><parent><artifactId>shop</artifactId></parent><artifactId>core</artifactId></project>").With("core/src/main/java/A.java", "class A {}\n")
        .With("web/pom.xml", $"<project><parent><artifactId>shop</artifactId></parent><artifactId>web</artifactId><build><plugins>{SpringPlugin}</plugins></build></project>").With("web/src/main/java/B.java", "class B {}\n");

    private static RepositoryFolder Gradle(string script) => new RepositoryFolder()
        .With("build.gradle", script).With("settings.gradle", "rootProject.name = 'shop'\n").With("gradlew", "#!/bin/sh\n").With("gradle/wrapper/gradle-wrapper.properties", "").With("src/main/java/A.java", "class A {}\n");
}
