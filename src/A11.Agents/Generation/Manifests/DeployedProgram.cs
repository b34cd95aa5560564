using System.Collections.Immutable;

namespace A11.Agents.Generation.Manifests;

/// <summary>The program as a cluster runs it: what all its objects agree on.</summary>
internal sealed record DeployedProgram
{
    /// <summary>The name of its objects.</summary>
    public required string Name { get; init; }

    /// <summary>The namespace that the task names; null for the one of whoever applies them.</summary>
    public string? Namespace { get; init; }

    /// <summary>The image with its tag; null where the task names none.</summary>
    public string? Image { get; init; }

    /// <summary>The port that its container serves; null for a program that serves none.</summary>
    public int? Port { get; init; }

    /// <summary>The endpoint that answers when it is well; null where none is known.</summary>
    public string? HealthPath { get; init; }

    /// <summary>The number of the user that the image runs as.</summary>
    public int User { get; init; }

    /// <summary>The port that its Service serves.</summary>
    public int ServicePort { get; init; } = 80;

    /// <summary>How many pods are kept.</summary>
    public int Replicas { get; init; } = 3;

    /// <summary>The host that its Ingress serves; null where the task names none.</summary>
    public string? Host { get; init; }

    /// <summary>The variables whose values are no secrets, and are known.</summary>
    public required ImmutableArray<(string Name, string Value)> Settings { get; init; }

    /// <summary>The variables whose values whoever deploys it knows: passwords, and the addresses of services, which hold passwords.</summary>
    public required ImmutableArray<string> Secrets { get; init; }

    /// <summary>The ports of the services that it needs, with their names.</summary>
    public required ImmutableArray<(string Service, int Port)> Services { get; init; }

    /// <summary>The kinds of its objects in the task's files and in those that are there.</summary>
    public required ImmutableHashSet<ObjectKind> Kinds { get; init; }

    /// <summary>The name of the Secret, which no file holds.</summary>
    public string SecretName => $"{Name}-secrets";

    /// <summary>Whether an object of a kind is among those that are applied together.</summary>
    public bool Has(ObjectKind kind) => Kinds.Contains(kind);
}
