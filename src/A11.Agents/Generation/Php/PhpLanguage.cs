using System.Collections.Immutable;
using A11.Agents.Generation.Applications;
using A11.Agents.Generation.Facts;
using A11.Agents.Generation.Languages;

namespace A11.Agents.Generation.Php;

/// <summary>PHP with Composer: Laravel, Symfony, Slim and programs with a front controller.</summary>
internal sealed class PhpLanguage : ILanguage
{
    private static readonly (string Kind, string[] Clients)[] Clients =
    [
        ("postgres", ["ext-pdo_pgsql", "ext-pgsql"]),
        ("mysql", ["ext-pdo_mysql", "ext-mysqli"]),
        ("mongo", ["mongodb/", "ext-mongodb", "doctrine/mongodb"]),
        ("redis", ["predis/predis", "ext-redis", "snc/redis-bundle"]),
        ("memcached", ["ext-memcached"]),
        ("rabbitmq", ["php-amqplib/", "ext-amqp", "symfony/amqp-messenger", "vladimir-yuldashev/laravel-queue-rabbitmq"]),
        ("elasticsearch", ["elasticsearch/elasticsearch"]),
    ];

    /// <inheritdoc/>
    public Application? Read(ProjectFiles files, ImageTags images)
    {
        if (PhpProject.Read(files) is not { } project)
        {
            return null;
        }

        var version = project.FindVersion();
        var database = PhpDatabase.Find(files, project);
        ImmutableArray<string> extensions = [.. project.Extensions.Concat(database is null ? [] : [database.Extension]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var isLaravel = project.Framework == PhpFramework.Laravel;
        return new Application
        {
            Language = "PHP",
            Name = ImageName.Create(project.Name),
            Versions = [version],
            Setup = Setup(PhpExtensions.ExceptBuiltIn(extensions)),
            Install = Install(files, isLaravel),
            Checks = FindChecks(project),
            Test = FindTest(project),
            Format = project.Develops("laravel/pint") ? "vendor/bin/pint" : project.Develops("friendsofphp/php-cs-fixer") ? "vendor/bin/php-cs-fixer fix" : project.Develops("squizlabs/php_codesniffer") ? "vendor/bin/phpcbf" : null,
            Pack = "composer install --no-dev --no-interaction --no-progress --optimize-autoloader",
            Leftovers = [".phpunit.cache", ".php-cs-fixer.cache"],
            Containerize = _ => PhpContainer.Compose(files, project, images, version, extensions),
            Services = BackingService.FindAll([.. project.PackageNames, .. extensions.Select(extension => $"ext-{extension}")], Clients),
            Connect = service => isLaravel ? ConnectLaravel(service) : null,
            Variables = [.. SourceScan.FindNames(files, files.Sources(".php"), "getenv(", "$_ENV[", "$_SERVER["), .. project.Framework switch { PhpFramework.Laravel => ["APP_KEY"], PhpFramework.Symfony => ["APP_SECRET"], _ => Array.Empty<string>() }],
        };
    }

    /// <summary>Composer keeps what it downloads in its own directory, which is carried over by the lock file.</summary>
    private static SetupAction Setup(ImmutableArray<string> extensions)
    {
        var inputs = ImmutableArray.Create(("coverage", "none"));
        inputs = extensions.IsEmpty ? inputs : inputs.Insert(0, ("extensions", string.Join(", ", extensions)));
        return new SetupAction("shivammathur/setup-php", "Set up PHP", "php-version", inputs)
        {
            Cache = new SetupAction("actions/cache", "Cache the packages", null, [("path", "~/.cache/composer"), ("key", "composer-${{ hashFiles('composer.lock') }}"), ("restore-keys", "composer-")]),
        };
    }

    /// <summary>Laravel's tests need a key; a file of settings that is there is kept as it is.</summary>
    private static ImmutableArray<string> Install(ProjectFiles files, bool isLaravel) =>
    [
        "composer install --no-interaction --no-progress",
        .. isLaravel && files.Has(".env.example") ? new[] { "test -f .env || cp .env.example .env", "grep -q '^APP_KEY=.' .env || php artisan key:generate" } : [],
    ];

    private static string? FindTest(PhpProject project) =>
        project.Develops("pestphp/pest") ? "vendor/bin/pest" : project.Develops("phpunit/phpunit") ? "vendor/bin/phpunit" : project.Develops("symfony/phpunit-bridge") ? "vendor/bin/simple-phpunit" : null;

    private static ImmutableArray<ToolCommand> FindChecks(PhpProject project)
    {
        (string Package, ToolCommand Check)[] known =
        [
            ("laravel/pint", new ToolCommand("pint", ToolKind.Lint, "vendor/bin/pint --test", "Layout and style")),
            ("friendsofphp/php-cs-fixer", new ToolCommand("php-cs-fixer", ToolKind.Lint, "vendor/bin/php-cs-fixer check", "Layout and style")),
            ("squizlabs/php_codesniffer", new ToolCommand("phpcs", ToolKind.Lint, "vendor/bin/phpcs", "Style")),
            ("phpstan/phpstan", new ToolCommand("phpstan", ToolKind.Types, "vendor/bin/phpstan analyse --no-progress", "Types")),
            ("larastan/larastan", new ToolCommand("phpstan", ToolKind.Types, "vendor/bin/phpstan analyse --no-progress", "Types")),
            ("vimeo/psalm", new ToolCommand("psalm", ToolKind.Types, "vendor/bin/psalm --no-progress", "Types")),
        ];
        return [.. known.Where(tool => project.Develops(tool.Package)).Select(tool => tool.Check).DistinctBy(check => check.Name)];
    }

    /// <summary>Laravel takes the parts of an address one by one (its <c>config/database.php</c>).</summary>
    private static ImmutableArray<(string, string)>? ConnectLaravel(BackingService service) => service.Kind switch
    {
        "postgres" => [("DB_CONNECTION", "pgsql"), ("DB_HOST", service.Name), ("DB_DATABASE", "app"), ("DB_USERNAME", "app"), ("DB_PASSWORD", "${POSTGRES_PASSWORD}")],
        "mysql" => [("DB_CONNECTION", "mysql"), ("DB_HOST", service.Name), ("DB_DATABASE", "app"), ("DB_USERNAME", "app"), ("DB_PASSWORD", "${MYSQL_PASSWORD}")],
        "redis" => [("REDIS_HOST", service.Name)],
        _ => null,
    };
}
