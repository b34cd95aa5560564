namespace A11.Agents.Generation.Applications;

/// <summary>Files that generated ones refer to.</summary>
internal static class RepositoryFiles
{
    /// <summary>The compose file that is used without a name; null where there is none.</summary>
    public static string? FindCompose(ProjectFiles files) => files.FirstOf("docker-compose.yml", "docker-compose.yaml", "compose.yaml", "compose.yml");

    /// <summary>The compose file that is deployed: one for production, else the usual one; null where there is none.</summary>
    public static string? FindDeployedCompose(ProjectFiles files) => files.FirstOf("docker-compose.prod.yml", "docker-compose.prod.yaml", "compose.prod.yaml") ?? FindCompose(files);
}
