using System.Collections.Immutable;

namespace A11.Agents.Generation.Java;

/// <summary>What a Java program is written with.</summary>
internal enum JavaFramework
{
    /// <summary>Nothing that is known.</summary>
    None,

    /// <summary>Spring Boot.</summary>
    SpringBoot,

    /// <summary>Quarkus.</summary>
    Quarkus,

    /// <summary>Micronaut.</summary>
    Micronaut,
}

/// <summary>What a build makes of a module that can be started.</summary>
/// <param name="Command">The command that makes it.</param>
/// <param name="Output">What it makes, from the root: a file, which may be a pattern, or a directory, which ends with a slash.</param>
/// <param name="Target">Where in the image's directory it goes.</param>
/// <param name="Start">The arguments of <c>java</c> that start it.</param>
internal sealed record JavaProgram(string Command, string Output, string Target, ImmutableArray<string> Start);

/// <summary>A module of a build, or the only one.</summary>
/// <param name="Directory">The directory that holds it; empty at the root.</param>
/// <param name="Name">Its name.</param>
/// <param name="Release">The release of Java that it is written for, such as 21; null where it does not say.</param>
/// <param name="Dependencies">What it needs to run, as <c>group:artifact</c>.</param>
/// <param name="Program">What can be started of it; null where it is a library.</param>
internal sealed record JavaModule(string Directory, string Name, int? Release, ImmutableArray<string> Dependencies, JavaProgram? Program)
{
    /// <summary>What it is written with.</summary>
    public JavaFramework Framework =>
        Needs("org.springframework.boot:") ? JavaFramework.SpringBoot
        : Needs("io.quarkus:") ? JavaFramework.Quarkus
        : Needs("io.micronaut") ? JavaFramework.Micronaut
        : JavaFramework.None;

    /// <summary>Whether it needs one whose name begins so.</summary>
    public bool Needs(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Dependencies.Any(dependency => dependency.StartsWith(name, StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }
}
