using A11.Agents.Processes;

namespace A11.Agents.Agents;

/// <summary>Copies the logins that an agent is given into its private home.</summary>
internal static class Credentials
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Copies files: those below the user's home to the same place below the private one, others to its top.</summary>
    /// <param name="agent">The agent's name.</param>
    /// <param name="files">Their paths, absolute or with <c>~/</c> in front.</param>
    /// <param name="home">Absolute path of the private home.</param>
    /// <exception cref="AgentUnavailableException">One of them is not there or can't be read.</exception>
    public static void Copy(string agent, IEnumerable<string> files, string home)
    {
        var own = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        foreach (var file in files)
        {
            var source = file.StartsWith("~/", StringComparison.Ordinal) ? Path.Combine(own, file[2..]) : file;
            if (!Path.IsPathFullyQualified(source))
            {
                throw new AgentUnavailableException($"The login file {file} of the agent {agent} is named by a relative path; name it by an absolute one, or with “~/” in front.");
            }

            var relative = Path.GetRelativePath(own, Path.GetFullPath(source));
            var isOwn = own.Length > 0 && !Path.IsPathRooted(relative) && !relative.StartsWith("..", StringComparison.Ordinal);
            Copy(agent, file, source, Path.Combine(home, isOwn ? relative : Path.GetFileName(source)));
        }
    }

    private static void Copy(string agent, string name, string source, string target)
    {
        try
        {
            var content = File.ReadAllBytes(source);
            _ = Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = OwnerOnly;
            }

            using var stream = new FileStream(target, options);
            stream.Write(content);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new AgentUnavailableException($"The login file {name} of the agent {agent} can't be copied: {error.Message}");
        }
    }
}
