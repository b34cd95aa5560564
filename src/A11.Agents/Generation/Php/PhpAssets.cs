using A11.Agents.Generation.Applications;
using A11.Agents.Generation.Facts;
using A11.Agents.Generation.Languages;

namespace A11.Agents.Generation.Php;

/// <summary>Scripts and styles that Vite builds for a PHP program's pages (Laravel's documentation, “Asset Bundling”); nothing where its pages name none.</summary>
internal sealed class PhpAssets
{
    private const string Output = "public/build";

    /// <summary>Reads what there is.</summary>
    /// <exception cref="RefusalException">Pages need them, and they can't be built twice alike.</exception>
    public PhpAssets(ProjectFiles files, ImageTags images)
    {
        if (!files.Paths.Any(path => path.EndsWith(".blade.php", StringComparison.Ordinal) && files.Text(path).Content.Contains("@vite(", StringComparison.Ordinal)))
        {
            return;
        }

        if (NodePackage.Read(files)?.Scripts.ContainsKey("build") != true || !files.Has("package-lock.json"))
        {
            throw new RefusalException("Pages use what Vite builds (@vite), and there is no package.json with a script “build” and a package-lock.json by which it could be built.");
        }

        var settings = files.FirstOf("vite.config.js", "vite.config.ts", "vite.config.mjs");
        Stage =
        [
            "# Scripts and styles of the pages; Node.js stays behind.",
            $"FROM {images.Find("node", NodeLanguage.PreferredLine, "alpine")} AS assets",
            "WORKDIR /build",
            "COPY package.json package-lock.json ./",
            "RUN npm ci",
            .. settings is null ? [] : new[] { $"COPY {settings} ./" },
            "COPY resources/ resources/",
            "RUN npm run build",
            "",
        ];
        Copy = [$"COPY --from=assets /build/{Output}/ {Output}/"];
    }

    /// <summary>The lines of the stage that builds them.</summary>
    public string[] Stage { get; } = [];

    /// <summary>The line that takes them over.</summary>
    public string[] Copy { get; } = [];
}
