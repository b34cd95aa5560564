using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Core.Repositories;

namespace A11.Core.Analysis;

/// <summary>Finds the files that look like a domain's and are not to be judged by its rules.</summary>
internal sealed class UncheckedFiles(ImmutableArray<Domain> domains)
{
    /// <summary>
    /// Directories that hold other projects' files: those that package managers fill, and those in which repositories keep copies (GitHub's linguist, “vendor.yml”).
    /// </summary>
    private static readonly HashSet<string> VendorDirectories = new(StringComparer.OrdinalIgnoreCase)
    {
        "node_modules", "bower_components", "vendor", "vendored", "third_party", "third-party", "thirdparty", "3rdparty", "3rd_party", "Godeps", ".yarn", "Pods", "Carthage",
    };

    /// <summary>Scripts that a build tool writes into repositories, with words that it writes into them (Gradle, Maven, Autoconf, Automake, Libtool).</summary>
    private static readonly (string Name, string Mark)[] ToolScripts =
    [
        ("gradlew", "Gradle"), ("mvnw", "Maven"), ("configure", "Autoconf"), ("config.guess", "timestamp="), ("config.sub", "timestamp="), ("ltmain.sh", "libtool"), ("libtool", "libtool"),
        ("install-sh", "scriptversion="), ("depcomp", "scriptversion="), ("missing", "scriptversion="), ("compile", "scriptversion="), ("mkinstalldirs", "scriptversion="),
        ("test-driver", "scriptversion="), ("ylwrap", "scriptversion="), ("ar-lib", "scriptversion="), ("py-compile", "scriptversion="), ("config.rpath", "Free Software Foundation"),
    ];

    /// <summary>Whether the path is a domain's, or that of a template for a domain's file.</summary>
    public bool MayClaim(string path) => domains.Any(domain => domain.MayClaim(path)) || FindRendered(path) is not null;

    /// <summary>Why a file is not checked, judged by its path; null where it may be.</summary>
    public UncheckedFile? FindByPath(string path, Settings settings)
    {
        if (settings.Excludes(path))
        {
            return new UncheckedFile(path, UncheckedReason.Excluded, "is excluded by the configuration");
        }

        if (FindVendorDirectory(path) is { } directory && !settings.IncludesVendored(path))
        {
            return new UncheckedFile(path, UncheckedReason.Vendored, $"is in {directory}, which holds other projects' files");
        }

        return FindRendered(path) is { } rendered
            ? new UncheckedFile(path, UncheckedReason.Template, "is a template by its name") { IsNoted = !RepositoryPath.IsYaml(rendered) }
            : null;
    }

    /// <summary>Why a file is not checked, judged by its content; null where it is.</summary>
    public UncheckedFile? FindByContent(SourceFile file, Repository repository, Settings settings)
    {
        var name = RepositoryPath.FileName(file.Path).ToString();
        if (ToolScripts.FirstOrDefault(script => script.Name == name) is { Mark: { } mark } && !settings.IncludesVendored(file.Path) && file.Text.Content.Contains(mark, StringComparison.Ordinal))
        {
            return new UncheckedFile(file.Path, UncheckedReason.Vendored, "is a script that a build tool wrote");
        }

        foreach (var domain in domains)
        {
            if (domain.MayClaim(file.Path) && Ask(domain, file, repository) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>The note about a file; null where a number in the report is enough.</summary>
    public static Diagnostic? Note(UncheckedFile file, SourceFile? content, FileSettings settings)
    {
        var severity = settings.SeverityOf(EngineRules.NotChecked);
        return !file.IsNoted || severity == Severity.None
            ? null
            : new Diagnostic(EngineRules.NotChecked, file.Path, file.Place, $"The file {file.Explanation}, so it is checked only for secrets and hidden characters. Check the rendered file instead.")
            {
                Severity = severity,
                Text = content?.Text,
            };
    }

    /// <summary>The path that a template is rendered to, where a domain is certain of it; null for another file.</summary>
    private string? FindRendered(string path) =>
        TemplateName.Strip(path) is { } rendered && domains.Any(domain => domain.MayClaim(rendered) && domain.IsCertain(rendered)) ? rendered : null;

    /// <summary>A parser that fails is told of where the rules are run.</summary>
    private static UncheckedFile? Ask(Domain domain, SourceFile file, Repository repository)
    {
        try
        {
            return domain.FindUnchecked(file, repository);
        }
#pragma warning disable CA1031 // See above.
        catch (Exception error) when (error is not OperationCanceledException)
#pragma warning restore CA1031
        {
            return null;
        }
    }

    private static string? FindVendorDirectory(string path)
    {
        for (var start = 0; path.IndexOf('/', start) is >= 0 and var slash; start = slash + 1)
        {
            if (VendorDirectories.Contains(path[start..slash]))
            {
                return path[..slash];
            }
        }

        return null;
    }
}
