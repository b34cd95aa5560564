using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;
using A11.Core.Files;

namespace A11.Core.Docker.Rules;

/// <summary>A .dockerignore keeps out what no build needs.</summary>
public sealed class IgnoreAllThatIsNotBuilt : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD6015", "complete-dockerignore", "A .dockerignore keeps out what no build needs", Severity.Warning, Category.Secure);

    /// <inheritdoc/>
    public override void Visit(DockerfileModel file, RuleContext context)
    {
        var copies = IgnoreWhatIsNotBuilt.CopiesOfAll(file).ToList();

        // A file with exceptions may keep anything out; only the files themselves can tell.
        if (copies.Count == 0 || DockerIgnoreFile.Find(context.File, context.Repository) is not { HasExceptions: false } ignored)
        {
            return;
        }

        var shipped = copies.Find(pair => file.Final!.Lineage.Contains(pair.Stage)).Copy;
        Check(shipped ?? copies[0].Copy, shipped is not null, ignored, context);
    }

    private void Check(Instruction copy, bool isShipped, DockerIgnoreFile ignored, RuleContext context)
    {
        var folder = ignored.Path.EndsWith("/.dockerignore", StringComparison.Ordinal) || ignored.Path == ".dockerignore" ? RepositoryPath.Folder(ignored.Path) : context.File.Folder;
        var secret = Secrets(folder, isShipped, context).Where(path => ignored.FindPattern(path) is null).ToList();
        var bulk = Bulk(folder, context).Where(path => ignored.FindPattern(path) is null).ToList();
        if (secret.Count + bulk.Count == 0)
        {
            return;
        }

        var consequence = secret.Count == 0 ? "so what was built on the host goes into the build, replaces what the image builds, and empties the cache"
            : isShipped ? "so it goes into the image, and whoever has that can read it"
            : "so it goes into the layers of the build, and every change of it empties the cache";
        context.Report(this, copy.Words[0].Span, $"{ignored.Path} lets in {string.Join(", ", secret.Concat(bulk).Take(4))}, {consequence}; add a line for each.", severity: secret.Count > 0 && isShipped ? null : Severity.Info);
    }

    private static IEnumerable<string> Secrets(string folder, bool isShipped, RuleContext context)
    {
        var prefix = folder.Length == 0 ? "" : folder + "/";

        // A stage that only builds may need the history, to stamp the version.
        var git = isShipped && context.Repository.Exists(prefix + ".git") ? [".git"] : Array.Empty<string>();
        return git.Concat(context.Repository.Model(ContextFiles.Of).Credentials.Where(path => path.StartsWith(prefix, StringComparison.Ordinal)).Select(path => path[prefix.Length..]));
    }

    private static IEnumerable<string> Bulk(string folder, RuleContext context)
    {
        var prefix = folder.Length == 0 ? "" : folder + "/";
        if (context.Repository.Exists(prefix + "package.json"))
        {
            yield return "node_modules";
        }

        foreach (var project in context.Repository.Model(ContextFiles.Of).Projects.Where(path => path == folder || path.StartsWith(prefix, StringComparison.Ordinal)))
        {
            var path = project.Length <= prefix.Length ? "" : project[prefix.Length..] + "/";
            yield return path + "bin";
            yield return path + "obj";
        }
    }
}
