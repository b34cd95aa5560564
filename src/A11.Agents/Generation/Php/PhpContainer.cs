using System.Collections.Immutable;
using A11.Agents.Generation.Applications;
using A11.Agents.Generation.Composition;
using A11.Agents.Generation.Facts;
using A11.Core.Files;

namespace A11.Agents.Generation.Php;

/// <summary>
/// The image of a PHP program: served by Apache, which has PHP in it. PHP's FPM speaks FastCGI, so that an image of it alone serves nobody who speaks HTTP.
/// </summary>
internal static class PhpContainer
{
    /// <summary>A port that a user who is not root may open wherever the image runs.</summary>
    private const int Port = 8080;

    private const string FrontController = "public/index.php";

    private static readonly string[] Folders = ["app", "bin", "bootstrap", "config", "database", "lang", "migrations", "public", "resources", "routes", "src", "templates", "translations", "views"];

    private static readonly string[] NoFolders = ["vendor", "node_modules", "storage", "var", "docker", "docs"];

    public static Container Compose(ProjectFiles files, PhpProject project, ImageTags images, string version, ImmutableArray<string> extensions)
    {
        if (!project.IsLocked)
        {
            throw new RefusalException("There is no composer.lock, so that the packages could not be installed twice alike; run “composer install” and commit it.");
        }

        if (!files.Has(FrontController))
        {
            throw new RefusalException($"There is no {FrontController} that a web server could serve. A library gets a CI workflow, not an image.");
        }

        var image = images.Find("php", version, $"apache-{DebianPackages.Release}");
        var missing = PhpExtensions.FindMissing(extensions);
        var health = SourceScan.FindHealthPath(files, ".php");
        var command = HealthProbe.WithCurl(Port, health);
        var assets = new PhpAssets(files, images);
        var text = new DockerfileText()
            .Comment("Packages are installed by Composer, which stays behind; the extensions are those of the image that runs, not of this one.")
            .Line($"FROM {images.Find("composer", "2", "")} AS packages")
            .Line("WORKDIR /app")
            .Line("COPY composer.json composer.lock ./")
            .Line("RUN composer install --no-dev --no-interaction --no-progress --no-scripts --no-autoloader --ignore-platform-reqs")
            .Lines(SourceCopies.List(files, [""], IsSource))
            .Line("RUN composer dump-autoload --no-dev --no-interaction --no-scripts --optimize --ignore-platform-reqs")
            .Blank()
            .Lines(assets.Stage)
            .Lines(missing.IsEmpty ? [] : [.. BuildExtensions(image, missing), ""])
            .Line($"FROM {image} AS production")
            .Lines(PhpExtensions.FindRuntimePackages(missing).ToArray() is { Length: > 0 } libraries ? [$"RUN {DebianPackages.Install(libraries)}"] : [])
            .Lines(missing.IsEmpty ? [] : ["COPY --from=extensions /usr/local/lib/php/extensions/ /usr/local/lib/php/extensions/", "COPY --from=extensions /usr/local/etc/php/conf.d/ /usr/local/etc/php/conf.d/"])
            .Line("WORKDIR /var/www/html")
            .Comment("Only public/ is served, on a port that needs no root; PHP shows its errors to nobody.")
            .Line("RUN cp /usr/local/etc/php/php.ini-production /usr/local/etc/php/php.ini \\")
            .Line($"    && sed -i 's/^Listen 80$/Listen {Port}/' /etc/apache2/ports.conf \\")
            .Line($"    && sed -i -e 's/:80>/:{Port}>/' -e 's#/var/www/html#/var/www/html/public#' /etc/apache2/sites-available/000-default.conf \\")
            .Line(files.Has("public/.htaccess") ? "    && a2enmod rewrite" : "    && echo 'FallbackResource /index.php' > /etc/apache2/conf-available/front-controller.conf && a2enconf front-controller")
            .Line("COPY --from=packages /app/ ./")
            .Lines(assets.Copy)
            .Lines(Prepare(project))
            .Comment("The user www-data that the image brings, by its number, so that a cluster can check it.")
            .Line("USER 33")
            .Service(Port, command)
            .Comment("Exec form: the server itself gets the stop signal.")
            .Line("CMD [\"apache2-foreground\"]");
        return new Container(Port, health, command, text.ToString());
    }

    private static string[] BuildExtensions(string image, ImmutableArray<string> names)
    {
        var packages = PhpExtensions.FindBuildPackages(names).ToArray();
        return
        [
            "# Extensions that packages need and the image lacks; what they are built with stays behind.",
            $"FROM {image} AS extensions",
            .. packages.Length == 0 ? [] : new[] { $"RUN {DebianPackages.Install(packages)}" },
            .. names.Contains("gd") ? new[] { "RUN docker-php-ext-configure gd --with-freetype --with-jpeg" } : [],
            $"RUN docker-php-ext-install {string.Join(' ', names)}",
        ];
    }

    /// <summary>Where frameworks write, and what they read: the rest belongs to root, so that a hole in the program can't change it.</summary>
    private static string[] Prepare(PhpProject project) => project.Framework switch
    {
        PhpFramework.Laravel =>
        [
            "# Logs go to the container's own; the program writes to two directories and no others.",
            "ENV LOG_CHANNEL=stderr",
            "RUN mkdir -p storage/framework/cache/data storage/framework/sessions storage/framework/views storage/logs bootstrap/cache && chown -R www-data:www-data storage bootstrap/cache",
        ],
        PhpFramework.Symfony =>
        [
            "# Settings come from the environment, and Symfony's runtime insists on a file; the program writes to var/ alone.",
            "ENV APP_ENV=prod APP_DEBUG=0",
            "RUN touch .env && mkdir -p var/cache var/log && chown -R www-data:www-data var",
        ],
        _ => [],
    };

    private static bool IsSource(string path)
    {
        var top = path.Split('/')[0];
        return path.Contains('/', StringComparison.Ordinal)
            ? Folders.Contains(top, StringComparer.Ordinal) || (path.EndsWith(".php", StringComparison.Ordinal) && !NoFolders.Contains(top, StringComparer.Ordinal) && ProductDirectories.MayHold(top))
            : path is "artisan" || (path.EndsWith(".php", StringComparison.Ordinal) && !RepositoryPath.FileName(path).StartsWith("rector", StringComparison.Ordinal));
    }
}
