namespace A11.Agents.Tests.Generation;

internal static partial class StackRepositories
{
    public static RepositoryFolder Php() => new RepositoryFolder()
        .With("composer.json", """
            {
              "name": "acme/shop",
              "type": "project",
              "require": { "php": "^8.2", "laravel/framework": "^11.31", "predis/predis": "^2.3", "ext-intl": "*" },
              "require-dev": { "laravel/pint": "^1.13", "phpunit/phpunit": "^11.0.1", "larastan/larastan": "^3.0" },
              "autoload": { "psr-4": { "App\\": "app/" } }
            }
            """)
        .With("composer.lock", """
            {
              "packages": [{ "name": "laravel/framework", "version": "v11.37.0", "require": { "php": "^8.2", "ext-mbstring": "*", "ext-session": "*" } }],
              "packages-dev": [{ "name": "phpunit/phpunit", "version": "11.5.2", "require": { "php": ">=8.2 <8.5" } }]
            }
            """)
        .With(".env.example", "APP_KEY=\nDB_CONNECTION=pgsql\n")
        .With("artisan", "#!/usr/bin/env php\n<?php\n")
        .With("app/Http/Controllers/PriceController.php", "<?php\n\nnamespace App\\Http\\Controllers;\n\nclass PriceController {}\n")
        .With("bootstrap/app.php", "<?php\n\nreturn Application::configure(basePath: dirname(__DIR__))->withRouting(web: __DIR__.'/../routes/web.php', health: '/up')->create();\n")
        .With("config/app.php", "<?php\n\nreturn [];\n")
        .With("public/index.php", "<?php\n\nrequire __DIR__.'/../vendor/autoload.php';\n")
        .With("public/.htaccess", "RewriteEngine On\n")
        .With("routes/web.php", "<?php\n")
        .With("storage/logs/.gitignore", "*\n!.gitignore\n")
        .With("phpunit.xml", "<phpunit/>\n")
        .With("tests/Feature/PriceTest.php", "<?php\n");
}
