File.rm_rf!("corpus_files")

File.exists?("corpus_files")

File.mkdir("corpus_files")

File.mkdir("corpus_files")

File.mkdir("corpus_files/a/b")

File.mkdir_p("corpus_files/a/b")

File.mkdir_p("corpus_files/a/b")

File.write("corpus_files/one.txt", "line 1\nline 2\n")

File.read("corpus_files/one.txt")

File.read!("./corpus_files/one.txt")

File.read!("corpus_files//a/../one.txt")

File.read("corpus_files/missing.txt")

File.read!("corpus_files/missing.txt")

File.read("corpus_files")

File.write("corpus_files/nowhere/one.txt", "x")

File.write!("corpus_files/nowhere/one.txt", "x")

File.write("corpus_files", "x")

File.write("corpus_files/one.txt", "line 3\n", [:append])

File.read!("corpus_files/one.txt")

File.write("corpus_files/list.txt", ["io", ?d, ["ata"]])

File.read!("corpus_files/list.txt")

File.write("corpus_files/one.txt/x", "x")

File.exists?("corpus_files/one.txt")

File.dir?("corpus_files")

File.dir?("corpus_files/one.txt")

File.regular?("corpus_files/one.txt")

File.regular?("corpus_files/a")

File.dir?("corpus_files/a/b/")

File.ls("corpus_files") |> elem(1) |> Enum.sort()

File.ls!("corpus_files/a")

File.ls("corpus_files/missing")

File.ls("corpus_files/one.txt")

File.ls!("corpus_files/missing")

File.cp("corpus_files/one.txt", "corpus_files/two.txt")

File.read!("corpus_files/two.txt")

File.cp("corpus_files/missing.txt", "corpus_files/two.txt")

File.rename("corpus_files/two.txt", "corpus_files/a/three.txt")

File.exists?("corpus_files/two.txt")

File.read!("corpus_files/a/three.txt")

File.rename("corpus_files/missing.txt", "corpus_files/x")

File.touch("corpus_files/empty")

File.read("corpus_files/empty")

File.rm("corpus_files/empty")

File.rm("corpus_files/empty")

File.rm!("corpus_files/empty")

File.rm("corpus_files/a")

File.rmdir("corpus_files/a/b")

File.rmdir("corpus_files/a/b")

File.rmdir("corpus_files/a")

File.rmdir("corpus_files/one.txt")

File.stream!("corpus_files/one.txt") |> Enum.to_list()

File.stream!("corpus_files/one.txt") |> Stream.map(&String.trim/1) |> Enum.take(2)

File.stream!("corpus_files/missing.txt") |> Enum.to_list()

File.write!("corpus_files/b.bin", <<1, 2, 255>>)

File.read!("corpus_files/b.bin")

File.mkdir!("corpus_files")

File.mkdir_p!("corpus_files/one.txt/x")

File.stat("corpus_files/missing")

File.cp_r("corpus_files/a", "corpus_files/copied") |> elem(1) |> Enum.sort()

File.rm_rf("corpus_files/copied") |> elem(1) |> Enum.sort()

File.rm_rf("corpus_files/missing")

File.rm_rf("corpus_files/one.txt")

File.read(:atom)

File.read("a\0b")

File.rm_rf("corpus_files") |> elem(0)

File.exists?("corpus_files")

File.cwd!() |> is_binary()

Path.absname("a") |> Path.type()

Path.type("a/b")

Path.type("/a")

Path.basename("a/b.txt", ".txt")

Path.rootname("a/b.txt", ".txt")

Path.rootname("a/b.txt", ".md")

Path.relative("/a/b")

Path.relative_to("/usr/local/foo", "/usr/local")

Path.relative_to("/usr/local/foo", "/etc")

Path.expand("/a/../b/./c")

Path.absname("/a/b")

Path.expand("c", "/a/b")

Path.absname("c", "/a/b")

Path.join(["a", "/b", "c/"])
