:erlang.append([1], [2])

:erlang.subtract([1, 2], [2])

{:erlang.max(1, 2.0), :erlang.min(:a, 1)}

:erlang.tuple_to_list({1, 2})

:erlang.tuple_to_list([1])

:erlang.list_to_tuple([1, 2])

:erlang.list_to_tuple(:a)

:erlang.append_element({1}, 2)

:erlang.delete_element(1, {1, 2})

:erlang.insert_element(2, {1, 3}, 2)

:erlang.make_tuple(3, :x)

:erlang.make_tuple(3, :x, [{2, :y}])

:erlang.binary_to_list("hello", 2, 4)

:erlang.binary_part("hello", {1, 2})

:erlang.list_to_atom('hello')

:erlang.list_to_existing_atom('hello')

:erlang.list_to_float('1.5')

:erlang.list_to_float('nope')

:erlang.list_to_integer('12')

:erlang.pid_to_list(self()) |> List.to_string() =~ "<0."

:erlang.iolist_size(["ab", ?c, [<<1, 2>>]])

:erlang.split_binary("hello", 2)

:erlang.split_binary("hello", 9)

:erlang.term_to_binary(1, []) == :erlang.term_to_binary(1)

:erlang.garbage_collect()

:erlang.garbage_collect(self())

:erlang.yield()

{mega, seconds, micro} = :erlang.timestamp(); is_integer(mega) and seconds in 0..999_999 and micro in 0..999_999

:erlang.convert_time_unit(1500, :millisecond, :second)

:erlang.is_record({:user, 1}, :user)

:erlang.is_record({:user, 1}, :user, 2)

:erlang.is_record({:user, 1}, :user, 3)

:erlang.is_record(:user, :user)

:erlang.fun_info(fn a, b -> {a, b} end, :arity)

:erlang.fun_info(&String.upcase/1, :type)

:erlang.fun_info(&String.upcase/1, :name)

:erlang.nodes()

:erlang.is_alive()

is_list(:erlang.system_info(:otp_release))

:erlang.system_info(:otp_release)

:erlang.system_info(:process_count) > 0

:erlang.error(:oops, [1, 2])

:erlang.raise(:throw, :ball, [])

:erlang.spawn(Kernel, :send, [self(), :spawned]) |> is_pid()

receive do
  message -> message
end

:erlang.hd([1])

:erlang.element(1, {1})

:erlang.setelement(1, {1}, 2)

:erlang.atom_to_list(:a)

:erlang.integer_to_list(255, 16)

:erlang.binary_to_integer("ff", 16)

:erlang.float_to_binary(1.5, [:short])

:erlang.bit_size(<<1::3>>)

:erlang.apply(String, :upcase, ["a"])

:erlang.apply(fn x -> x end, [1])

:erlang.function_exported(String, :upcase, 1)
