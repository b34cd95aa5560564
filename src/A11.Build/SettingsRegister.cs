using System.Text;
using Microsoft.Build.Framework;

namespace A11.Build;

/// <summary>
/// Lets one check of a repository run in a build, and notices when two projects ask for different ones, on whichever nodes they are built. Kept in a file
/// with the build's name in the directory for temporary files, which is deleted when the build ends.
/// </summary>
/// <param name="engine">MSBuild.</param>
/// <param name="build">A name that this build alone has, for this repository; empty where there is none, and nodes can't know of each other.</param>
internal sealed class SettingsRegister(IBuildEngine4 engine, string build)
{
    private const string Key = "A11.Build:";
    private const string Verdict = "verdict";
    private const string Passed = "passed";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan ShortPause = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan LongestWrite = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestCheck = TimeSpan.FromMinutes(15);

    /// <summary>Whether these settings are the first that are asked for in this build: who is first checks, and calls <see cref="SetVerdict"/>.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="contradiction">The first property that an earlier project set to another value; null where all agree.</param>
    public bool TryEnter(GuardSettings settings, out Contradiction? contradiction)
    {
        contradiction = null;
        var text = "";
        foreach (var (property, value) in settings.Describe())
        {
            text += $"{property}={value.ReplaceLineEndings(" ")}\n";
        }

        if (Claim("settings", text, settings.Root) is not { } first)
        {
            return true;
        }

        contradiction = first == text ? null : Contradiction.Find(first, text);
        return false;
    }

    /// <summary>Whether nobody has asked the same in this build.</summary>
    public bool IsFirst(string what, string root) => Claim(what, what, root) is null;

    /// <summary>Keeps what the check of this build came to.</summary>
    public void SetVerdict(string root, bool hasPassed) => _ = Claim(Verdict, hasPassed ? Passed : "failed", root);

    /// <summary>What the check of this build came to, which may still run on another node; null where nobody says.</summary>
    public bool? WaitForVerdict(string root, CancellationToken cancellation)
    {
        for (var waited = TimeSpan.Zero; waited < LongestCheck; waited += Pause)
        {
            if (Find(Verdict, root) is { Length: > 0 } verdict)
            {
                return verdict == Passed;
            }

            // On one node the first has ended before the next one asks.
            if (PathOf(Verdict).Length == 0 || cancellation.WaitHandle.WaitOne(Pause))
            {
                break;
            }
        }

        return null;
    }

    private string? Find(string what, string root) => engine.GetRegisteredTaskObject(KeyOf(what, root), RegisteredTaskObjectLifetime.Build) is BuildFile known ? known.Text
        : PathOf(what) is { Length: > 0 } path ? BuildFile.Read(path)
        : null;

    private static string KeyOf(string what, string root) => $"{Key}{what}:{root}";

    private string PathOf(string what) => Guid.TryParse(build, out var name) ? Path.Combine(Path.GetTempPath(), $"a11-{name:N}-{what}") : "";

    /// <summary>Writes a text that nobody wrote yet; what an earlier one wrote, or null for the first.</summary>
    private string? Claim(string what, string text, string root)
    {
        var key = KeyOf(what, root);
        if (engine.GetRegisteredTaskObject(key, RegisteredTaskObjectLifetime.Build) is BuildFile known)
        {
            return known.Text;
        }

        var file = BuildFile.Create(PathOf(what), text, out var earlier);
        engine.RegisterTaskObject(key, file, RegisteredTaskObjectLifetime.Build, allowEarlyCollection: false);
        return earlier;
    }

    /// <summary>A file that lives as long as the build.</summary>
    private sealed class BuildFile(string path, string text) : IDisposable
    {
        public string Text => text;

        /// <summary>Creates a file in one step; where another node did before, its text is <paramref name="earlier"/>. Without a place for it, this node is alone.</summary>
        public static BuildFile Create(string path, string text, out string? earlier)
        {
            earlier = null;
            if (path.Length == 0)
            {
                return new BuildFile("", text);
            }

            try
            {
                // Only one can create it; moving a file there is not enough, as on Unix a move looks first and then replaces.
                using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
                stream.Write(Encoding.UTF8.GetBytes(text));
                return new BuildFile(path, text);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                earlier = ReadWritten(path);
                return new BuildFile("", earlier ?? text);
            }
        }

        /// <summary>What whoever created the file writes to it; null where it can't be read.</summary>
        private static string? ReadWritten(string path)
        {
            for (var waited = TimeSpan.Zero; waited < LongestWrite && File.Exists(path); waited += ShortPause)
            {
                if (Read(path) is { Length: > 0 } text)
                {
                    return text;
                }

                Thread.Sleep(ShortPause);
            }

            return null;
        }

        public void Dispose()
        {
            if (path.Length > 0)
            {
                Delete(path);
            }
        }

        public static string? Read(string path)
        {
            try
            {
                return File.ReadAllText(path);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                return null;
            }
        }

        private static void Delete(string path)
        {
            try
            {
                File.Delete(path);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // A few bytes that whoever cleans that directory takes away.
            }
        }
    }
}
