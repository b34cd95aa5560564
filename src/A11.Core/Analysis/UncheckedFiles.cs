using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Core.Repositories;

namespace A11.Core.Analysis;

/// <summary>Finds the files that look like a domain's and are not to be judged by its rules.</summary>
internal sealed class UncheckedFiles(ImmutableArray<Domain> domains)
{
    /// <summary>Directories that a package manager fills and owns.</summary>
    private static readonly ImmutableArray<string> PackageDirectories = ["node_modules", "bower_components"];

    /// <summary>What says that a package manager filled the directory <c>vendor</c>: Go's modules reference (“Vendoring”), Composer (“Autoloading”), Bundler (“bundle config path”).</summary>
    private static readonly ImmutableArray<string> VendorMarks = ["modules.txt", "autoload.php", "bundle/ruby"];

    /// <summary>Whether the path is a domain's, or that of a template for a domain's file.</summary>
    public bool MayClaim(string path) => domains.Any(domain => domain.MayClaim(path)) || FindRendered(path) is not null;

    /// <summary>Why a file is not checked, judged by its path; null where it may be.</summary>
    public UncheckedFile? FindByPath(string path, Repository repository, Settings settings)
    {
        if (settings.Excludes(path))
        {
            return new UncheckedFile(path, UncheckedReason.Excluded, "is excluded by the configuration");
        }

        if (FindVendor(path, repository) is { } directory)
        {
            return new UncheckedFile(path, UncheckedReason.Vendored, $"is in {directory}, which a package manager fills");
        }

        return FindRendered(path) is { } rendered
            ? new UncheckedFile(path, UncheckedReason.Template, "is a template by its name") { IsNoted = !RepositoryPath.IsYaml(rendered) }
            : null;
    }

    /// <summary>Why a file is not checked, judged by its content; null where it is.</summary>
    public UncheckedFile? FindByContent(SourceFile file, Repository repository)
    {
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

    private static string? FindVendor(string path, Repository repository)
    {
        for (var slash = path.IndexOf('/', StringComparison.Ordinal); slash > 0; slash = path.IndexOf('/', slash + 1))
        {
            var directory = path[..slash];
            var name = RepositoryPath.FileName(directory);
            if (PackageDirectories.Contains(name.ToString()) || (name is "vendor" && VendorMarks.Any(mark => repository.Exists($"{directory}/{mark}"))))
            {
                return directory;
            }
        }

        return null;
    }
}
