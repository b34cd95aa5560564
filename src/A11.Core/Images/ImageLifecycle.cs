using System.Globalization;

namespace A11.Core.Images;

/// <summary>
/// Version lines of images that got no security fixes any more when this release was made, and images that their publishers have given up. The clock is never asked: the same
/// release says the same of the same commit (endoflife.date, MIT, at a70eca3 of 2026-08-22; Debian with its long-term support, Ubuntu with its standard support).
/// </summary>
internal static class ImageLifecycle
{
    /// <summary>A version line that has ended.</summary>
    /// <param name="Name">What has ended, as <c>Debian 10</c> or <c>python 3.7</c>.</param>
    /// <param name="Date">The day of the last security fixes.</param>
    internal sealed record EndedLine(string Name, DateOnly Date);

    /// <summary>By image: the line and its last day.</summary>
    private static readonly Dictionary<string, string> Ended = new(StringComparer.Ordinal)
    {
        ["debian"] = "11 2026-08-31, 10 2024-06-30, 9 2022-07-01, 8 2020-06-30, 7 2018-05-31, 6 2016-02-29",
        ["ubuntu"] =
            "25.10 2026-07-01, 25.04 2026-01-17, 24.10 2025-07-10, 23.10 2024-07-12, 23.04 2024-01-20, 22.10 2023-07-20, 21.10 2022-07-14, 21.04 2022-01-20, "
            + "20.10 2021-07-22, 20.04 2025-05-31, 19.10 2020-07-06, 19.04 2020-01-23, 18.10 2019-07-18, 18.04 2023-05-31, 17.10 2018-07-19, 17.04 2018-01-13, "
            + "16.10 2017-07-20, 16.04 2021-04-02, 15.10 2016-07-28, 15.04 2016-02-04, 14.04 2019-04-02, 12.04 2017-04-28",
        ["alpine"] =
            "3.21 2026-11-01, 3.20 2026-04-01, 3.19 2025-11-01, 3.18 2025-05-09, 3.17 2024-11-22, 3.16 2024-05-23, 3.15 2023-11-01, 3.14 2023-05-01, 3.13 2022-11-01, "
            + "3.12 2022-05-01, 3.11 2021-11-01, 3.10 2021-05-01, 3.9 2020-11-01, 3.8 2020-05-01, 3.7 2019-11-01, 3.6 2019-05-01, 3.5 2018-11-01, 3.4 2018-05-01, "
            + "3.3 2017-11-01, 3.2 2017-05-01, 3.1 2016-11-01, 3.0 2016-05-01",
        ["fedora"] =
            "42 2026-05-27, 41 2025-12-15, 40 2025-05-13, 39 2024-11-26, 38 2024-05-21, 37 2023-12-05, 36 2023-05-16, 35 2022-12-13, 34 2022-06-07, 33 2021-11-30, "
            + "32 2021-05-25, 31 2020-11-24, 30 2020-05-26, 29 2019-11-26, 28 2019-05-28, 27 2018-11-30, 26 2018-05-29, 25 2017-12-12, 24 2017-08-08, 23 2016-12-20, "
            + "22 2016-07-19",
        ["centos"] = "8 2021-12-31, 7 2024-06-30, 6 2020-11-30, 5 2017-03-31",
        ["amazonlinux"] =
            "2 2026-06-30, 2018.03 2023-12-31, 2017.09 2023-12-31, 2017.03 2023-12-31, 2016.09 2023-12-31, 2016.03 2023-12-31, 2015.09 2023-12-31, 2015.03 2023-12-31, "
            + "2014.09 2023-12-31, 2014.03 2023-12-31, 2013.09 2023-12-31, 2013.03 2023-12-31, 2012.09 2023-12-31, 2012.03 2023-12-31, 2011.09 2023-12-31, "
            + "2010.11 2023-12-31",
        ["opensuse/leap"] =
            "15.6 2026-04-30, 15.5 2024-12-31, 15.4 2023-12-07, 15.3 2022-12-31, 15.2 2022-01-04, 15.1 2021-02-02, 15.0 2019-12-03, 42.3 2019-07-01, 42.2 2018-01-26, "
            + "42.1 2017-05-17, 13.2 2017-01-17, 13.1 2016-02-03",
        ["python"] =
            "3.10 2026-10-31, 3.9 2025-10-31, 3.8 2024-10-07, 3.7 2023-06-27, 3.6 2021-12-23, 3.5 2020-09-30, 3.4 2019-03-18, 3.3 2017-09-29, 3.2 2016-02-20, "
            + "2.7 2020-01-01",
        ["node"] =
            "25 2026-06-01, 23 2025-06-01, 21 2024-06-01, 20 2026-04-30, 19 2023-06-01, 18 2025-04-30, 17 2022-06-01, 16 2023-09-11, 15 2021-06-01, 14 2023-04-30, "
            + "13 2020-06-01, 12 2022-04-30, 11 2019-06-30, 10 2021-04-30, 9 2018-06-30, 8 2019-12-31, 7 2017-06-30, 6 2019-04-30, 5 2016-06-30, 4 2018-04-30",
        ["golang"] =
            "1.25 2026-08-19, 1.24 2026-02-10, 1.23 2025-08-12, 1.22 2025-02-11, 1.21 2024-08-13, 1.20 2024-02-06, 1.19 2023-09-06, 1.18 2023-02-01, 1.17 2022-08-02, "
            + "1.16 2022-03-15, 1.15 2021-08-16, 1.14 2021-02-16, 1.13 2020-08-11, 1.12 2020-02-25, 1.11 2019-09-03, 1.10 2019-02-25",
        ["php"] = "8.1 2025-12-31, 8.0 2023-11-26, 7.4 2022-11-28, 7.3 2021-12-06, 7.2 2020-11-30, 7.1 2019-12-01, 7.0 2019-01-10, 5.6 2018-12-31, 5.5 2016-07-21",
        ["ruby"] =
            "3.2 2026-03-31, 3.1 2025-03-26, 3.0 2024-04-23, 2.7 2023-03-31, 2.6 2022-03-31, 2.5 2021-03-31, 2.4 2020-03-31, 2.3 2019-03-31, 2.2 2018-03-31, "
            + "2.1 2017-03-31, 2.0.0 2016-02-24",
        ["perl"] = "5.38 2026-07-02, 5.36 2025-05-27, 5.34 2024-05-20, 5.32 2023-06-20, 5.30 2022-05-22, 5.28 2021-06-23, 5.26 2020-05-30",
        ["erlang"] = "26 2026-05-26, 25 2025-05-17, 24 2024-05-10, 23 2024-03-14, 22 2024-03-18, 21 2021-06-19, 20 2020-06-21, 19 2019-06-21, 18 2018-11-09, 17 2018-10-11",
        ["elixir"] =
            "1.15 2026-06-03, 1.14 2025-10-16, 1.13 2024-12-19, 1.12 2024-06-12, 1.11 2023-12-22, 1.10 2023-06-19, 1.9 2022-09-01, 1.8 2021-12-03, 1.7 2021-05-19, "
            + "1.6 2020-10-06, 1.5 2020-01-27, 1.4 2019-06-24",
        ["eclipse-temurin"] = "26 2026-09-15, 24 2025-09-16, 23 2025-03-18, 22 2024-09-17, 20 2023-09-19, 19 2023-03-31, 18 2022-09-30, 16 2021-09-30",
        ["amazoncorretto"] = "26 2026-10-31, 24 2025-10-31, 23 2025-04-30, 22 2024-10-15, 20 2023-10-17, 19 2023-04-19, 18 2022-10-18, 16 2021-10-19, 15 2021-04-20",
        ["mcr.microsoft.com/dotnet"] =
            "9 2026-11-10, 8 2026-11-10, 7 2024-05-14, 6 2024-11-12, 5 2022-05-10, 3.1 2022-12-13, 3.0 2020-03-03, 2.2 2019-12-23, 2.1 2021-08-21, 2.0 2018-10-01, "
            + "1.1 2019-06-27, 1.0 2019-06-27",
        ["postgres"] =
            "14 2026-11-12, 13 2025-11-13, 12 2024-11-21, 11 2023-11-09, 10 2022-11-10, 9.6 2021-11-11, 9.5 2021-02-11, 9.4 2020-02-13, 9.3 2018-11-08, "
            + "9.2 2017-11-09, 9.1 2016-10-27",
        ["mysql"] =
            "9.6 2026-04-21, 9.5 2026-01-20, 9.4 2025-10-21, 9.3 2025-07-22, 9.2 2025-04-15, 9.1 2025-01-21, 9.0 2024-10-15, 8.3 2024-04-10, 8.2 2023-12-14, "
            + "8.1 2023-10-25, 8.0 2026-04-30, 5.7 2023-10-31, 5.6 2021-02-28, 5.5 2018-12-31",
        ["mariadb"] =
            "12.2 2026-05-28, 12.1 2026-02-13, 12.0 2025-11-18, 11.7 2025-05-12, 11.6 2025-02-13, 11.5 2024-11-21, 11.3 2024-05-29, 11.2 2024-11-21, 11.1 2024-08-21, "
            + "11.0 2024-06-06, 10.10 2023-11-17, 10.9 2023-08-22, 10.8 2023-05-20, 10.7 2023-02-09, 10.6 2026-07-06, 10.5 2025-06-24, 10.4 2024-06-18, 10.3 2023-05-25, "
            + "10.2 2022-05-23, 10.1 2020-10-17, 10.0 2019-03-31, 5.5 2020-04-11, 5.3 2017-03-01",
        ["mongo"] =
            "8.2 2026-07-31, 8.1 2025-09-30, 7.3 2024-10-02, 7.2 2024-03-27, 7.1 2024-01-23, 6.3 2023-08-31, 6.2 2023-04-24, 6.1 2023-02-09, 6.0 2025-07-31, "
            + "5.3 2022-07-19, 5.2 2022-03-23, 5.1 2022-01-19, 5.0 2024-10-31, 4.4 2024-02-29, 4.2 2023-04-30, 4.0 2022-04-30, 3.6 2021-04-30, 3.4 2020-01-31, "
            + "3.2 2018-09-30, 3.0 2018-02-28, 2.6 2016-10-31",
        ["redis"] = "7.0 2024-07-29, 6.0 2022-05-31, 5.0 2022-04-27",
        ["cassandra"] = "3.11 2024-09-05, 3.0 2024-09-05",
        ["elasticsearch"] = "9.3 2026-08-04, 9.2 2026-05-05, 9.1 2026-02-03, 8.18 2025-10-21, 9.0 2025-10-23, 8.17 2025-08-12, 8.16 2025-04-15, 7 2026-01-15, 6 2022-02-10",
        ["rabbitmq"] =
            "4.2 2026-07-31, 4.1 2026-01-30, 4.0 2025-04-15, 3.13 2024-09-17, 3.12 2024-02-21, 3.11 2023-06-01, 3.10 2022-09-28, 3.9 2023-01-31, 3.8 2022-07-31, "
            + "3.7 2020-09-30, 3.6 2018-05-31, 3.5 2016-10-31",
        ["tomcat"] = "10.0 2022-10-31, 8.5 2024-03-31, 8.0 2018-06-30, 7 2021-03-31, 6 2016-12-31",
    };

    /// <summary>Names of releases that tags hold in place of their numbers, of the image itself or of what a variant is built on (<c>python:3.12-slim-buster</c>).</summary>
    private static readonly Dictionary<string, (string Image, string Line)> Codenames = new(StringComparer.Ordinal)
    {
        ["bullseye"] = ("debian", "11"),
        ["buster"] = ("debian", "10"),
        ["stretch"] = ("debian", "9"),
        ["jessie"] = ("debian", "8"),
        ["wheezy"] = ("debian", "7"),
        ["squeeze"] = ("debian", "6"),
        ["questing"] = ("ubuntu", "25.10"),
        ["plucky"] = ("ubuntu", "25.04"),
        ["oracular"] = ("ubuntu", "24.10"),
        ["mantic"] = ("ubuntu", "23.10"),
        ["lunar"] = ("ubuntu", "23.04"),
        ["kinetic"] = ("ubuntu", "22.10"),
        ["impish"] = ("ubuntu", "21.10"),
        ["hirsute"] = ("ubuntu", "21.04"),
        ["groovy"] = ("ubuntu", "20.10"),
        ["focal"] = ("ubuntu", "20.04"),
        ["eoan"] = ("ubuntu", "19.10"),
        ["disco"] = ("ubuntu", "19.04"),
        ["cosmic"] = ("ubuntu", "18.10"),
        ["bionic"] = ("ubuntu", "18.04"),
        ["artful"] = ("ubuntu", "17.10"),
        ["zesty"] = ("ubuntu", "17.04"),
        ["yakkety"] = ("ubuntu", "16.10"),
        ["xenial"] = ("ubuntu", "16.04"),
        ["wily"] = ("ubuntu", "15.10"),
        ["vivid"] = ("ubuntu", "15.04"),
        ["trusty"] = ("ubuntu", "14.04"),
        ["precise"] = ("ubuntu", "12.04"),
    };

    /// <summary>Images that their publishers have given up, and what takes their place (the pages of the images on Docker Hub; Microsoft's and CentOS' announcements).</summary>
    private static readonly Dictionary<string, string> Successors = new(StringComparer.Ordinal)
    {
        ["openjdk"] = "eclipse-temurin",
        ["java"] = "eclipse-temurin",
        ["adoptopenjdk"] = "eclipse-temurin",
        ["centos"] = "almalinux, rockylinux or quay.io/centos/centos:stream10",
        ["jenkins"] = "jenkins/jenkins",
        ["vault"] = "hashicorp/vault",
        ["consul"] = "hashicorp/consul",
        ["opensuse"] = "opensuse/leap",
        ["piwik"] = "matomo",
        ["iojs"] = "node",
        ["django"] = "python",
        ["rails"] = "ruby",
        ["microsoft/dotnet"] = "mcr.microsoft.com/dotnet/aspnet, runtime or sdk",
        ["microsoft/aspnetcore"] = "mcr.microsoft.com/dotnet/aspnet",
        ["microsoft/aspnetcore-build"] = "mcr.microsoft.com/dotnet/sdk",
        ["mcr.microsoft.com/dotnet/core/aspnet"] = "mcr.microsoft.com/dotnet/aspnet",
        ["mcr.microsoft.com/dotnet/core/runtime"] = "mcr.microsoft.com/dotnet/runtime",
        ["mcr.microsoft.com/dotnet/core/runtime-deps"] = "mcr.microsoft.com/dotnet/runtime-deps",
        ["mcr.microsoft.com/dotnet/core/sdk"] = "mcr.microsoft.com/dotnet/sdk",
    };

    /// <summary>What takes the place of an image that its publisher has given up; null where it has not.</summary>
    public static string? Successor(ImageReference image) => Successors.GetValueOrDefault(image.ShortName);

    /// <summary>The ended line that an image is of, or that its variant is built on; null where its line is supported or unknown.</summary>
    public static EndedLine? FindEnded(ImageReference image)
    {
        if (image.Tag is not { } tag || tag.Contains('$', StringComparison.Ordinal))
        {
            return null;
        }

        var name = image.ShortName.StartsWith("mcr.microsoft.com/dotnet/", StringComparison.Ordinal) ? "mcr.microsoft.com/dotnet" : image.ShortName;
        return FindLine(name, tag) ?? (VersionedImages.Contain(image.ShortName) ? FindVariant(tag) : null);
    }

    private static EndedLine? FindLine(string image, string tag)
    {
        if (!Ended.TryGetValue(image, out var lines))
        {
            return null;
        }

        var version = string.Concat(tag.TakeWhile(static character => char.IsAsciiDigit(character) || character == '.'));
        foreach (var line in lines.Split(", "))
        {
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            var number = line[..space];
            if (version == number || version.StartsWith(number + ".", StringComparison.Ordinal))
            {
                return new EndedLine($"{image} {number}", DateOnly.ParseExact(line[(space + 1)..], "yyyy-MM-dd", CultureInfo.InvariantCulture));
            }
        }

        return null;
    }

    /// <summary>The distribution that a word of the tag names: <c>buster</c>, <c>alpine3.12</c>.</summary>
    private static EndedLine? FindVariant(string tag)
    {
        foreach (var word in tag.Split('-'))
        {
            if (Codenames.TryGetValue(word, out var release))
            {
                return FindLine(release.Image, release.Line) is { } ended ? ended with { Name = $"{ended.Name} ({word})" } : null;
            }

            if (word.StartsWith("alpine3", StringComparison.Ordinal))
            {
                return FindLine("alpine", word["alpine".Length..]);
            }
        }

        return null;
    }
}
