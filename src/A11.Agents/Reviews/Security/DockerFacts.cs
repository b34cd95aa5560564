using A11.Core.Docker.Model;

namespace A11.Agents.Reviews.Security;

/// <summary>Reads Dockerfiles.</summary>
internal static class DockerFacts
{
    private const string Image = "image";

    public static void Read(DockerfileModel file, SecurityFacts facts)
    {
        facts.AddImages(file.Stages.Where(stage => stage is { Parent: null, From: not null }).Select(stage => (stage.Image, stage.ImageSpan)));
        foreach (var run in file.Stages.SelectMany(stage => stage.Instructions).Where(instruction => instruction.Is("RUN")))
        {
            foreach (var (flag, value) in new[] { ("security", "insecure"), ("network", "host") })
            {
                if (run.Flag(flag) == value)
                {
                    facts.Add(new SecurityFact(SecurityFactKind.Privilege, Image, $"--{flag}={value}", run.Keyword, $"A RUN has --{flag}={value}") { Words = [flag, value] });
                }
            }

            foreach (var mount in run.Mounts.Where(mount => mount.Type is "secret" or "ssh"))
            {
                var name = mount.Id ?? mount.Target ?? mount.Type;
                facts.Add(new SecurityFact(SecurityFactKind.Secret, Image, name, run.Keyword, $"A RUN reads the build secret {name}") { Words = SecretWords.Find(name) });
            }
        }

        if (file.Final is { } final)
        {
            ReadFinal(final, facts);
        }
    }

    private static void ReadFinal(Stage final, SecurityFacts facts)
    {
        var place = final.From?.Span ?? default;
        facts.AddOwner(Image, place);
        var user = RuntimeUser.Find(final);
        if (user is { Source: { } source, IsRoot: not true })
        {
            facts.AddProtection(Image, "The non-root user of the final stage", source.Span, "user", "root");
        }

        if (final.Last("HEALTHCHECK") is { } check && !check.Arguments.Trim().Equals("NONE", StringComparison.OrdinalIgnoreCase))
        {
            facts.AddProtection(Image, "The health check of the image", check.Keyword, "health", "healthcheck", "probe");
        }
    }
}
