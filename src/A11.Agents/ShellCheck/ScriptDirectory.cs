using System.Text;
using A11.Core.Files;
using A11.Core.Repositories;
using A11.Core.Scripts;

namespace A11.Agents.ShellCheck;

/// <summary>
/// A private folder that holds copies of scripts while ShellCheck looks at them. Scripts that the same <c>.shellcheckrc</c> holds for share a
/// folder with a copy of it; where there is none an empty one keeps ShellCheck from finding another farther up.
/// </summary>
internal sealed class ScriptDirectory : IDisposable
{
    private const string ConfigurationName = ".shellcheckrc";

    /// <summary>ShellCheck's optional checks but for the one that shares its code with another; it passes over names that its version lacks.</summary>
    private static readonly string[] OptionalChecks =
    [
        "add-default-case", "avoid-nullary-conditions", "check-extra-masked-returns", "check-set-e-suppressed", "deprecate-which", "quote-safe-variables",
        "require-double-brackets", "require-variable-braces",
    ];

    private readonly Dictionary<string, string> _groups = new(StringComparer.Ordinal);
    private readonly Repository _repository;
    private int _count;

    public ScriptDirectory(Repository repository) => _repository = repository;

    /// <summary>Absolute path of the folder.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("a11-shellcheck-").FullName;

    /// <summary>The configuration that holds for a script.</summary>
    public string ConfigurationOf(ScriptToCheck script)
    {
        var text = ReadNearest(script.File.Directory);
        return script.WantsOptional ? $"{text}\n{string.Join('\n', OptionalChecks.Select(check => $"enable={check}"))}\n" : text;
    }

    /// <summary>Adds a script.</summary>
    /// <param name="text">What ShellCheck is to read.</param>
    /// <param name="extension">The extension of the script's own file, by which ShellCheck tells its shell where nothing else does.</param>
    /// <param name="configuration">The configuration that holds for it.</param>
    /// <returns>The copy's path in the folder.</returns>
    public string Add(string text, string extension, string configuration)
    {
        if (!_groups.TryGetValue(configuration, out var group))
        {
            group = $"{_groups.Count}";
            _groups.Add(configuration, group);
            _ = Directory.CreateDirectory(System.IO.Path.Combine(Path, group));
            File.WriteAllText(System.IO.Path.Combine(Path, group, ConfigurationName), configuration);
        }

        var name = $"{group}/{_count++}{extension}";
        File.WriteAllText(System.IO.Path.Combine(Path, name), text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return name;
    }

    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The system clears its folder for temporary files itself.
        }
    }

    private string ReadNearest(string folder)
    {
        for (var candidate = folder; ; candidate = RepositoryPath.Directory(candidate))
        {
            if (_repository.Find(candidate.Length == 0 ? ConfigurationName : $"{candidate}/{ConfigurationName}") is { Problem: null } file)
            {
                return file.Text.Content;
            }

            if (candidate.Length == 0)
            {
                return "";
            }
        }
    }
}
