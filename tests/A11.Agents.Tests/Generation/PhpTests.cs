using A11.Agents.Generation.Php;

namespace A11.Agents.Tests.Generation;

/// <summary>Programs of PHP with Composer.</summary>
[TestClass]
public sealed class PhpTests
{
    [TestMethod]
    [DataRow("^8.2", "8.4.24", true)]
    [DataRow("^8.2", "8.1.9", false)]
    [DataRow("^8.2", "9.0.0", false)]
    [DataRow("~8.2", "8.4.24", true)]
    [DataRow("~8.2.0", "8.3.0", false)]
    [DataRow(">=8.1 <8.5", "8.5.9", false)]
    [DataRow(">= 8.1, < 8.5", "8.4.24", true)]
    [DataRow("^7.4 || ^8.0", "8.4.24", true)]
    [DataRow("7.4.* | 8.3.*", "8.4.24", false)]
    [DataRow("8.4.*", "8.4.24", true)]
    [DataRow("8.1 - 8.4", "8.4.24", true)]
    [DataRow("8.1 - 8.3", "8.4.24", false)]
    [DataRow("*", "8.4.24", true)]
    [DataRow("!=8.4.24", "8.4.24", false)]
    public void Constraints_mean_what_Composer_means(string constraint, string version, bool isAllowed) =>
        Assert.AreEqual(isAllowed, ComposerConstraint.Allows(constraint, Version.Parse(version)));

    [TestMethod]
    public void The_version_is_the_newest_that_all_packages_allow()
    {
        using var repository = Create("\"php\": \">=8.2\"", "{ \"packages\": [{ \"name\": \"a/b\", \"require\": { \"php\": \"<8.4\" } }] }");
        StringAssert.Contains(LanguageTest.Dockerfile(repository), "FROM php:8.3.");
    }

    [TestMethod]
    [DataRow("\"ext-gd\": \"*\"", "'libfreetype-dev=2.13.3+*'", "docker-php-ext-configure gd --with-freetype --with-jpeg")]
    [DataRow("\"ext-zip\": \"*\", \"ext-json\": \"*\"", "'libzip5=1.11.*'", "RUN docker-php-ext-install zip\n")]
    [DataRow("\"ext-bcmath\": \"*\"", "AS extensions\nRUN docker-php-ext-install bcmath", "COPY --from=extensions /usr/local/etc/php/conf.d/")]
    public void Extensions_that_the_image_lacks_are_built(string required, string first, string second)
    {
        using var repository = Create(required, "{ \"packages\": [] }");
        var dockerfile = LanguageTest.Dockerfile(repository);
        StringAssert.Contains(dockerfile, first);
        StringAssert.Contains(dockerfile, second);
    }

    [TestMethod]
    public void Without_a_need_for_more_no_extension_is_built_and_all_requests_go_to_the_front_controller()
    {
        using var repository = Create("\"slim/slim\": \"^4.14\", \"ext-json\": \"*\"", "{ \"packages\": [] }");
        var dockerfile = LanguageTest.Dockerfile(repository);
        Assert.IsFalse(dockerfile.Contains("extensions", StringComparison.Ordinal) && dockerfile.Contains("ext-install", StringComparison.Ordinal), dockerfile);
        StringAssert.Contains(dockerfile, "echo 'FallbackResource /index.php'");
    }

    [TestMethod]
    public void Symfony_gets_its_directory_and_its_settings_from_the_environment()
    {
        using var repository = Create("\"symfony/framework-bundle\": \"^7.2\"", "{ \"packages\": [] }").With(".env", "DATABASE_URL=\"mysql://app@127.0.0.1/app\"\n").With("src/Kernel.php", "<?php\n");
        var dockerfile = LanguageTest.Dockerfile(repository);
        StringAssert.Contains(dockerfile, "ENV APP_ENV=prod APP_DEBUG=0\nRUN touch .env && mkdir -p var/cache var/log && chown -R www-data:www-data var\n");
        StringAssert.Contains(dockerfile, "docker-php-ext-install pdo_mysql");
        Assert.IsFalse(dockerfile.Contains("COPY .env", StringComparison.Ordinal));
        StringAssert.Contains(LanguageTest.Compose(repository), "DATABASE_URL: mysql://app:${MYSQL_PASSWORD}@db:3306/app\n");
    }

    [TestMethod]
    public void Scripts_and_styles_of_pages_are_built_by_Node()
    {
        using var repository = Create("\"laravel/framework\": \"^11.0\"", "{ \"packages\": [] }")
            .With("resources/views/welcome.blade.php", "@vite(['resources/js/app.js'])\n").With("package.json", "{ \"scripts\": { \"build\": \"vite build\" } }").With("vite.config.js", "");
        StringAssert.Contains(LanguageTest.Refusal(repository), "package-lock.json by which it could be built");
        _ = repository.With("package-lock.json", "{}");
        var dockerfile = LanguageTest.Dockerfile(repository);
        StringAssert.Contains(dockerfile, "COPY vite.config.js ./\nCOPY resources/ resources/\nRUN npm run build\n");
        StringAssert.Contains(dockerfile, "COPY --from=assets /build/public/build/ public/build/\n");
    }

    [TestMethod]
    [DataRow("\"ext-redis\": \"*\"", "composer.lock", "ext-redis, which is not part of PHP's own sources")]
    [DataRow("\"php\": \"^5.6\"", "composer.lock", "No known version of PHP is within")]
    [DataRow("\"php\": \"^8.2\"", "other.lock", "There is no composer.lock")]
    public void What_is_not_known_or_not_locked_is_refused(string required, string locked, string reason)
    {
        using var repository = new RepositoryFolder().With("composer.json", $"{{ \"require\": {{ {required} }} }}").With(locked, "{ \"packages\": [] }").With("public/index.php", "<?php\n");
        StringAssert.Contains(LanguageTest.Refusal(repository), reason);
    }

    [TestMethod]
    [DataRow("{", "composer.json can't be read")]
    [DataRow("[]", "composer.json can't be read: it is no object")]
    [DataRow("{ \"name\": \"acme/text\" }", "There is no public/index.php")]
    public void A_library_and_what_is_no_JSON_are_refused(string text, string reason)
    {
        using var repository = new RepositoryFolder().With("composer.json", text).With("composer.lock", "{}");
        StringAssert.Contains(LanguageTest.Refusal(repository), reason);
    }

    [TestMethod]
    [DataRow("pestphp/pest", "Run tests on push", "run: vendor/bin/pest\n")]
    [DataRow("friendsofphp/php-cs-fixer", "Run linting with php-cs-fixer", "run: vendor/bin/php-cs-fixer check\n")]
    [DataRow("phpstan/phpstan", "Run type checking with phpstan", "run: vendor/bin/phpstan analyse --no-progress\n")]
    [DataRow("phpunit/phpunit", "Run tests with PHP 8.3 and 8.4", "version: [\"8.3\", \"8.4\"]")]
    public void Tools_are_those_that_the_repository_lists(string package, string criterion, string line)
    {
        using var repository = new RepositoryFolder().With("composer.json", $"{{ \"require-dev\": {{ \"{package}\": \"*\" }} }}").With("composer.lock", "{}");
        StringAssert.Contains(LanguageTest.Workflow(repository, criterion), line);
    }

    private static RepositoryFolder Create(string required, string locked) => new RepositoryFolder()
        .With("composer.json", $"{{ \"name\": \"acme/shop\", \"require\": {{ {required} }} }}").With("composer.lock", locked).With("public/index.php", "<?php\n");
}
