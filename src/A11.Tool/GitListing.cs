using System.ComponentModel;
using System.Text;
using CliWrap;

namespace A11.Tool;

/// <summary>Asks git which files of a repository it does not ignore.</summary>
internal static class GitListing
{
    private const char Deleted = 'R';

    /// <summary>Left out of a sparse checkout, so that it is mostly not there.</summary>
    private const char Skipped = 'S';

    /// <summary>What must not lead git elsewhere: hooks set these.</summary>
    private static readonly string[] Redirections = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"];

    /// <summary>The paths, relative to the root, with slashes.</summary>
    /// <param name="root">Absolute path of the folder that holds <c>.git</c>.</param>
    /// <param name="problem">Why git can't tell; null where it can.</param>
    public static IReadOnlyList<string>? List(string root, out string? problem)
    {
        var output = new StringBuilder();
        var error = new StringBuilder();
        try
        {
            var result = Command(root)
                .WithStandardOutputPipe(PipeTarget.ToStringBuilder(output, Encoding.UTF8))
                .WithStandardErrorPipe(PipeTarget.ToStringBuilder(error, Encoding.UTF8))
                .ExecuteAsync().GetAwaiter().GetResult();
            problem = result.IsSuccess ? null : error.ToString().Split('\n')[0];
            return result.IsSuccess ? Parse(output.ToString(), root) : null;
        }
        catch (Exception failure) when (failure is Win32Exception or InvalidOperationException)
        {
            problem = "git can't be run";
            return null;
        }
    }

    private static Command Command(string root) => Cli.Wrap("git")
        .WithArguments(["-c", "core.fsmonitor=false", "ls-files", "-t", "--cached", "--others", "--deleted", "--exclude-standard", "-z"])
        .WithWorkingDirectory(root)
        .WithEnvironmentVariables(variables =>
        {
            foreach (var name in Redirections)
            {
                _ = variables.Set(name, null);
            }

            _ = variables.Set("GIT_OPTIONAL_LOCKS", "0").Set("LC_ALL", "C");
        })
        .WithValidation(CommandResultValidation.None);

    /// <summary>Reads entries such as <c>H a/b</c>: a tag, a space, a path (git-ls-files, option <c>-t</c>).</summary>
    private static List<string> Parse(string listing, string root)
    {
        var paths = new HashSet<string>(StringComparer.Ordinal);
        var missing = new List<string>();
        foreach (var range in listing.AsSpan().Split('\0'))
        {
            // What ends with a slash is a repository of its own.
            if (listing.AsSpan(range) is [var tag, ' ', .. var path] && path[^1] != '/')
            {
                if (tag == Deleted || (tag == Skipped && !File.Exists(Path.Combine(root, path.ToString()))))
                {
                    missing.Add(path.ToString());
                }
                else
                {
                    _ = paths.Add(path.ToString());
                }
            }
        }

        paths.ExceptWith(missing);
        return [.. paths];
    }
}
