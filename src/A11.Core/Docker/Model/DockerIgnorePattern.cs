using A11.Core.Boundaries;

namespace A11.Core.Docker.Model;

/// <summary>A line of a .dockerignore.</summary>
/// <param name="Text">What it matches, from the root of the context.</param>
/// <param name="IsException">Whether it takes back in what it matches (<c>!</c>).</param>
public sealed record DockerIgnorePattern(string Text, bool IsException)
{
    private readonly PathPattern? _pattern = PathPattern.TryParse("/" + Text, out var parsed, out _) ? parsed : null;

    /// <summary>Whether it matches a path or a directory that it lies in.</summary>
    public bool IsMatch(string path)
    {
        if (_pattern is null)
        {
            return false;
        }

        for (var end = path.Length; end > 0; end = path.LastIndexOf('/', end - 1))
        {
            if (_pattern.IsMatch(path[..end]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether it may match something below a path; one with wildcards may wherever that can't be told apart.</summary>
    public bool MayMatchBelow(string path)
    {
        var own = Text.Split('/');
        var parts = path.Split('/');
        for (var i = 0; i < parts.Length; i++)
        {
            if (i >= own.Length)
            {
                return false;
            }

            if (own[i] == "**")
            {
                return true;
            }

            if (own[i].AsSpan().IndexOfAny("*?[\\") < 0 && parts[i].AsSpan().IndexOfAny("*?[\\") < 0 && own[i] != parts[i])
            {
                return false;
            }
        }

        return own.Length > parts.Length;
    }
}
